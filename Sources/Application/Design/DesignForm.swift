#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Domain

/// The form of the page of components: a question of each type and of each style, none more.
enum DesignForm {
    static func definition() throws -> FormDefinition {
        try JSONDecoder().decode(FormDefinition.self, from: Data(json.utf8))
    }

    static let json = #"""
        {
          "schema": 1, "key": "composants", "service": "poste-de-travail", "kind": "request", "icon": "laptop",
          "title": { "fr": "Demander un écran secondaire", "en": "Ask for a second screen" },
          "summary": { "fr": "Un second écran pour un poste fixe ou portable.", "en": "A second screen for a desktop or a laptop." },
          "atHand": [{ "fr": "Le numéro d’inventaire du poste", "en": "The inventory number of the computer" }],
          "delay": { "workingDays": 10 },
          "route": { "team": "proximite", "category": "materiel", "impact": "low", "urgency": "low" },
          "pages": [
            { "key": "besoin", "title": { "fr": "Votre besoin", "en": "What you need" }, "questions": [
              { "key": "titre", "type": "shortText", "required": true, "validation": { "minLength": 5 },
                "label": { "fr": "Numéro d’inventaire", "en": "Inventory number" },
                "help": { "fr": "Sur l’étiquette verte, sous l’appareil", "en": "On the green label, under the device" } },
              { "key": "details", "type": "longText", "validation": { "maxLength": 300 },
                "require": { "question": "titre", "operator": "contains", "value": "PP" },
                "label": { "fr": "Précisions", "en": "Details" } },
              { "key": "bon", "type": "shortText", "required": true, "validation": { "mask": "AA-9999" },
                "label": { "fr": "Numéro du bon", "en": "Number of the voucher" } },
              { "key": "nombre", "type": "number", "required": true, "validation": { "minimum": 1, "maximum": 4, "integer": true },
                "label": { "fr": "Nombre d’écrans", "en": "Number of screens" } },
              { "key": "budget", "type": "amount", "required": true, "validation": { "minimum": 10, "maximum": 1500 },
                "label": { "fr": "Budget", "en": "Budget" } },
              { "key": "compte", "type": "iban", "required": true, "label": { "fr": "Compte à créditer", "en": "Account to credit" } },
              { "key": "vehicule", "type": "plate", "required": true, "label": { "fr": "Véhicule à garer", "en": "Vehicle to park" } },
              { "key": "livrer", "type": "address", "required": true, "foreign": true,
                "label": { "fr": "Adresse de retour", "en": "Address to return to" } },
              { "key": "courriel", "type": "email", "required": true,
                "label": { "fr": "Adresse de secours", "en": "Backup address" } },
              { "key": "telephone", "type": "phone", "required": true, "label": { "fr": "Téléphone", "en": "Phone" } },
              { "key": "date", "type": "date", "required": true, "validation": { "earliest": "today" },
                "label": { "fr": "Date souhaitée", "en": "Wanted on" } },
              { "key": "rendez-vous", "type": "dateTime", "required": true,
                "label": { "fr": "Passage du technicien", "en": "Visit of the technician" } },
              { "key": "heure", "type": "time", "required": true, "validation": { "earliest": "08:00", "latest": "18:00" },
                "label": { "fr": "Heure de rappel", "en": "Time to call back" } },
              { "key": "pret", "type": "period", "required": true, "validation": { "earliest": "today", "maximumDays": 60 },
                "label": { "fr": "Durée du prêt", "en": "Length of the loan" } },
              { "key": "note", "type": "rating", "required": true,
                "ends": { "low": { "fr": "Inutilisable", "en": "Unusable" }, "high": { "fr": "Comme neuf", "en": "As new" } },
                "label": { "fr": "État de l’écran actuel", "en": "State of the present screen" } },
              { "key": "teletravail", "type": "yesNo", "required": true,
                "label": { "fr": "L’écran sert-il au télétravail ?", "en": "Is the screen for working from home?" } },
              { "key": "adresse", "type": "shortText", "required": true, "sensitive": true,
                "show": { "question": "teletravail", "operator": "equals", "value": true },
                "label": { "fr": "Adresse de livraison", "en": "Delivery address" } },
              { "key": "taille", "type": "choice", "required": true, "label": { "fr": "Taille", "en": "Size" },
                "choices": [
                  { "key": "24", "label": { "fr": "24 pouces", "en": "24 inches" }, "help": { "fr": "Le plus courant", "en": "The most usual" } },
                  { "key": "27", "label": { "fr": "27 pouces", "en": "27 inches" } }] },
              { "key": "materiel", "type": "choice", "required": true, "label": { "fr": "Matériel du poste", "en": "Equipment" },
                "choices": [\#(choices(9))] },
              { "key": "logiciel", "type": "choice", "required": true,
                "label": { "fr": "Logiciel utilisé", "en": "Software in use" }, "choices": [\#(choices(24))] },
              { "key": "avec", "type": "heading", "label": { "fr": "Ce qui va avec", "en": "What goes with it" } },
              { "key": "rappel", "type": "text", "label": { "fr": "Avant de commander", "en": "Before you order" },
                "body": { "fr": "Un écran est livré avec son cordon d’alimentation.\n\nLes accessoires sont prêtés avec lui et rendus ensemble.",
                          "en": "A screen comes with its power cord.\n\nAccessories are lent with it and given back together." } },
              { "key": "accessoires", "type": "choices", "required": true, "label": { "fr": "Accessoires", "en": "Accessories" },
                "choices": [
                  { "key": "bras", "label": { "fr": "Bras articulé", "en": "Monitor arm" } },
                  { "key": "cable", "label": { "fr": "Câble vidéo", "en": "Video cable" } }] },
              { "key": "charte", "type": "acknowledgement", "required": true,
                "link": { "href": "https://intranet.example/charte", "label": { "fr": "Charte du matériel prêté", "en": "Charter of lent equipment" } },
                "label": { "fr": "J’ai lu la charte du matériel prêté", "en": "I have read the charter of lent equipment" } },
              { "key": "responsable", "type": "person", "required": true, "label": { "fr": "Responsable", "en": "Manager" } },
              { "key": "direction", "type": "unit", "required": true, "label": { "fr": "Direction", "en": "Unit" } },
              { "key": "lieu", "type": "place", "required": true, "label": { "fr": "Lieu d’installation", "en": "Place" } },
              { "key": "devis", "type": "file", "required": true, "validation": { "maximum": 3 },
                "label": { "fr": "Devis", "en": "Quotation" } },
              { "key": "salles", "type": "block", "label": { "fr": "Autres salles à équiper", "en": "Other rooms to equip" },
                "rows": { "label": { "fr": "Salle", "en": "Room" }, "add": { "fr": "Ajouter une salle", "en": "Add a room" },
                  "minimum": 0, "maximum": 3 },
                "questions": [
                  { "key": "numero-salle", "type": "shortText", "required": true, "label": { "fr": "Numéro", "en": "Number" } },
                  { "key": "ecrans-salle", "type": "number", "label": { "fr": "Écrans", "en": "Screens" } } ] },
              { "key": "total", "type": "computed", "compute": { "operation": "sum", "of": ["nombre", "ecrans-salle"] },
                "label": { "fr": "Écrans en tout", "en": "Screens in all" } }
            ] },
            { "key": "livraison", "title": { "fr": "Livraison", "en": "Delivery" }, "questions": [
              { "key": "remarque", "type": "longText", "label": { "fr": "Remarque", "en": "Remark" } }
            ] }
          ]
        }
        """#

    /// Enough choices for a list, or for a search.
    private static func choices(_ count: Int) -> String {
        (1...count).map { number in
            #"{ "key": "m\#(number)", "label": { "fr": "Modèle \#(number)", "en": "Model \#(number)" } }"#
        }.joined(separator: ", ")
    }

    /// What fills each question, as a page sends it.
    static func filled(today: CalendarDate, manager: PersonID, unit: UnitID, place: PlaceID) -> Inputs {
        let day = today.adding(days: 14).description
        return [
            "titre": ["PC-0412"], "details": ["Deux écrans identiques, si possible."], "nombre": ["2"], "bon": ["BC-0412"],
            "budget": ["1 234,50 €"], "vehicule": ["ab 123 cd"],
            "livrer": ["12 rue des Salins", "Bâtiment B", "30220", "Aigues-Mortes", ""],
            "compte": ["FR14 2004 1010 0505 0001 3M02 606"],
            "courriel": ["nadia.belkacem@exemple.fr"], "telephone": ["04 66 12 34 56"], "date": [day],
            "rendez-vous": [day, "09:30"], "heure": ["14:15"], "note": ["2"], "charte": ["yes"],
            "pret": [day, today.adding(days: 28).description], "teletravail": ["yes"], "adresse": ["12 rue des Salins"],
            "taille": ["27"],
            "materiel": ["m2"], "logiciel": ["m12"], "accessoires": ["bras"], "responsable": [manager.description],
            "direction": [unit.description], "lieu": [place.description], "salles": ["1", "2"],
            "salles__1__numero-salle": ["A310"], "salles__1__ecrans-salle": ["1"], "salles__2__numero-salle": ["B12"],
        ]
    }

    /// What each question refuses. What is missing here is refused because nothing was answered.
    static func wrong(today: CalendarDate) -> Inputs {
        [
            "titre": ["PC"], "details": [String(repeating: "Un écran de plus, s’il en reste. ", count: 12)],
            "nombre": ["beaucoup"], "bon": ["412"], "budget": ["12,345"], "vehicule": ["AB-12-CD"],
            "livrer": ["12 rue des Salins", "", "3022", "Aigues-Mortes", ""], "compte": ["FR14 2004 1010 0505 0001 3M02 660"],
            "courriel": ["nadia.exemple"], "telephone": ["12"], "date": [today.adding(days: -3).description],
            "rendez-vous": [today.adding(days: 3).description, "25 h"], "heure": ["7 h"],
            "pret": [today.adding(days: 9).description, today.adding(days: 2).description], "teletravail": ["yes"],
            "responsable": [SearchedText.mark("martin")], "direction": [SearchedText.mark("zzz")],
            "lieu": [SearchedText.mark("quai")], "logiciel": [SearchedText.mark("tableur")],
            "salles": ["1", "2", "3", "4"], "salles__1__numero-salle": ["A310"],
        ]
    }
}
