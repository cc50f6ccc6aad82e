/// Words too common to tell one text from another, folded.
///
/// Kept short on purpose: « son » is a sound, « car » a coach, « sans » changes the
/// meaning of « sans fil »; ranking weighs common words down by itself.
enum StopWords {
    static func contains(_ word: String, language: Language) -> Bool {
        // The longest is « aujourdhui »: most words need no look-up.
        guard word.utf8.count <= 10 else { return false }
        return language == .french ? french.contains(word) : english.contains(word)
    }

    private static let french: Set<String> = set(
        """
        a ai aie aient ais ait as au aucun aucune aujourdhui aura aurait auraient auront aussi autre autres aux
        avaient avait avec avez aviez avions avoir avons ayant c ce cela celle celles celui ces cet cette ceux
        chaque comme comment d dans de depuis des deux dois doit donc dont du elle elles en encore entre est et
        etaient etait etant ete etes etre eu eux faire fait fais faut font ici il ils j je l la le les leur leurs
        lorsque lui m ma mais me meme mes moi mon n ne ni nos notre nous on ont ou par parce pas peu peut peux plus
        pour pourquoi pouvez pouvoir puis puisque qu quand que quel quelle quelles quelque quelques quels qui quoi
        s sa se sera serait seront ses si sommes sont suis sur t ta te tes toi tous tout toute toutes tres trop tu
        un une vers veut veux voici voila vos votre vous y
        """)

    private static let english: Set<String> = set(
        """
        a about after all also am an and any are as at be because been before being but by can cannot cant could
        d did do does doesnt doing done dont each for from get had has have he her here him his how i if im in into
        is isnt it its ive just ll m me more most my no nor not of off on once only or other our out over own please
        re s same she should so some such t than that the their them then there these they this those through to
        too under until up us ve very was wasnt we were what when where which while who whom why will with wont
        would you your yours
        """)

    private static func set(_ words: String) -> Set<String> {
        Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
