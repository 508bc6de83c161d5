namespace DistrictCoaching.Identity.Tests;

// What people and their districts do with sign-ins, as on SQLite: each class once more, on PostgreSQL.

[Collection(nameof(OnPostgres))]
public sealed class AccountsOnPostgres(OnPostgres postgres) : AccountTests
{
    private protected override Task<Service> Start() => postgres.Start();
}

[Collection(nameof(OnPostgres))]
public sealed class LeaversOnPostgres(OnPostgres postgres) : LeaverTests
{
    private protected override Task<Service> Start() => postgres.Start();
}

[Collection(nameof(OnPostgres))]
public sealed class HistoryOnPostgres(OnPostgres postgres) : SignInHistoryTests
{
    private protected override Task<Service> Start() => postgres.WithPeople();
}

[Collection(nameof(OnPostgres))]
public sealed class ForeignSubjectsOnPostgres(OnPostgres postgres) : ForeignSubjectTests
{
    private protected override Task<Service> Start() => postgres.WithPeople();
}

[Collection(nameof(OnPostgres))]
public sealed class SuspensionOnPostgres(OnPostgres postgres) : SuspensionTests
{
    private protected override Task<Service> Start() => postgres.WithPeople();
}

[Collection(nameof(OnPostgres))]
public sealed class GuessesOnPostgres(OnPostgres postgres) : SharedGuessTests
{
    private protected override Task<Service> Start() => postgres.WithPeople(Limits);
}

[Collection(nameof(OnPostgres))]
public sealed class FirstLinksOnPostgres(OnPostgres postgres) : FirstLinkTests
{
    private protected override Task<Service> Start() => postgres.Start();
}

[Collection(nameof(OnPostgres))]
public sealed class WaitingMailsOnPostgres(OnPostgres postgres) : WaitingMailTests
{
    private protected override Task<Service> Start() => postgres.Start(Mailing);
}
