import Domain
import SQL
import Storage

extension FormLibrary {
    /// Why something is not planned.
    public enum ScheduleRefusal: Error, Sendable, Hashable {
        /// Not a moment, or one that is past or more than two years away.
        case badMoment
        case badSuccessor
    }

    /// How far ahead something is planned.
    static let horizon = Span.days(731)

    static func check(_ moment: Instant?, at now: Instant) throws(ScheduleRefusal) -> Instant {
        guard let moment, moment > now, moment <= now + horizon else { throw .badMoment }
        return moment
    }

    /// Withdraws a form at a moment to come.
    public func scheduleWithdrawal(
        _ form: FormID, successorKey: String?, at moment: Instant?, by signedIn: SignedIn
    ) async throws {
        let now = portal.clock.now
        let moment = try Self.check(moment, at: now)
        try await portal.database.write { tx in
            guard let row = try FormStore.form(form, in: tx), row.status == .published,
                signedIn.policy.canEditForms(of: row.service)
            else { throw NotFound() }
            if let successorKey {
                guard let found = try portal.catalogue.catalogue(in: tx).form(key: successorKey), found.id != form else {
                    throw ScheduleRefusal.badSuccessor
                }
            }
            try FormScheduleStore.set(
                .init(
                    form: form, kind: .withdrawal, runAt: moment, successorKey: successorKey, askedBy: signedIn.person.id),
                at: now, in: tx)
            try EventStore.append(
                Event(.formScheduled, of: .form(form), by: signedIn.person.id, at: now, after: "withdrawal"), in: tx)
        }
    }

    /// What was planned does not happen.
    public func unschedule(_ kind: FormScheduleStore.Kind, of form: FormID, by signedIn: SignedIn) async throws {
        let now = portal.clock.now
        try await portal.database.write { tx in
            guard let row = try FormStore.form(form, in: tx), signedIn.policy.canEditForms(of: row.service) else {
                throw NotFound()
            }
            guard try FormScheduleStore.planned(of: form, in: tx).contains(where: { planned in planned.kind == kind }) else {
                return
            }
            try FormScheduleStore.remove(kind, of: form, in: tx)
            try EventStore.append(
                Event(.formScheduled, of: .form(form), by: signedIn.person.id, at: now, before: kind.rawValue), in: tx)
        }
    }

    /// Does what is due, in the name of whoever asked, as long as they may. What fails stays, with why.
    static func runSchedules(_ portal: Portal, at now: Instant, in tx: any Transaction) throws {
        for planned in try FormScheduleStore.due(at: now, in: tx) {
            let failure: FormScheduleStore.Failure
            do {
                try run(planned, portal, at: now, in: tx)
                try FormScheduleStore.remove(planned.kind, of: planned.form, in: tx)
                continue
            } catch is FormRefusal {
                failure = .refused
            } catch is SecondPersonNeeded {
                failure = .secondPerson
            } catch is WithdrawalRefusal {
                failure = .badSuccessor
            } catch is NotFound {
                failure = .notAllowed
            } catch is NotAllowed {
                failure = .notAllowed
            } catch is DecodingError {
                // One that cannot be read must not keep the others waiting.
                failure = .refused
            }
            try FormScheduleStore.fail(planned, failure, in: tx)
        }
    }

    private static func run(
        _ planned: FormScheduleStore.Planned, _ portal: Portal, at now: Instant, in tx: any Transaction
    ) throws {
        guard try PersonStore.person(planned.askedBy, in: tx)?.isActive == true else { throw NotAllowed() }
        let actor = try RightStore.actor(for: planned.askedBy, in: tx)
        let catalogue = try portal.catalogue.catalogue(in: tx)
        switch planned.kind {
        case .publication:
            guard let version = planned.version else { throw NotFound() }
            try publish(planned.form, version: version, by: actor, catalogue: catalogue, at: now, in: tx)
            guard let row = try FormStore.form(planned.form, in: tx), let revision = planned.workingRevision,
                let working = try WorkingFormStore.working(formKey: row.key, in: tx)
            else { return }
            try WorkingFormStore.setPublished(
                working.id, form: planned.form, version: version, revision: revision, in: tx)
        case .withdrawal:
            try withdraw(
                planned.form, successorKey: planned.successorKey, by: actor, catalogue: catalogue, at: now, in: tx)
        }
    }
}

extension FormDesigner {
    /// Keeps what stands as a version, to be published at a moment to come: what is written meanwhile waits.
    public func schedule(
        _ id: WorkingFormID, revision: Int, publishedVersion: Int?, at moment: Instant?, by signedIn: SignedIn
    ) async throws -> Published {
        let now = portal.clock.now
        let moment = try FormLibrary.check(moment, at: now)
        return try await portal.database.write { tx in
            let (work, loaded) = try Self.load(id, revision, publishedVersion, by: signedIn, portal, at: now, in: tx)
            let service = try FormLibrary.service(of: work.definition, in: work.catalogue)
            // Said now rather than at the moment when nobody looks.
            if service.needsSecondPerson,
                try FormStore.author(of: loaded.form, version: loaded.version, in: tx) == signedIn.person.id
            {
                throw PublicationRefusal.secondPersonNeeded
            }
            try FormScheduleStore.set(
                .init(
                    form: loaded.form, kind: .publication, runAt: moment, version: loaded.version,
                    workingRevision: revision, askedBy: signedIn.person.id), at: now, in: tx)
            try EventStore.append(
                Event(
                    .formScheduled, of: .form(loaded.form), by: signedIn.person.id, at: now, after: String(loaded.version)),
                in: tx)
            return Published(form: loaded.form, version: loaded.version)
        }
    }
}
