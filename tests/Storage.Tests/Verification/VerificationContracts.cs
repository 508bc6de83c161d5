using DistrictCoaching.Storage.Tests.Postgres;
using DistrictCoaching.Storage.Tests.Sqlite;

namespace DistrictCoaching.Storage.Tests.Verification;

public sealed class SqliteBreaks() : BreakContract(new SqliteStores());

public sealed class SqliteCheckpoints() : CheckpointContract(new SqliteStores());

public sealed class PostgresBreaks(PostgresFixture fixture) : BreakContract(new PostgresStores(fixture));

public sealed class PostgresCheckpoints(PostgresFixture fixture) : CheckpointContract(new PostgresStores(fixture));
