using DistrictCoaching.Bench;

if (args is [Load.Verb, .. var load])
{
    await Load.Ask(load);
    return 0;
}

Dictionary<string, Func<Task>> benches = new()
{
    ["appends-postgres"] = AppendsPostgres.Run,
    ["appends-sqlite"] = AppendsSqlite.Run,
    ["appends-sqlite-2ms"] = () => SlowFlush.Run("appends-sqlite"),
    ["endings"] = KeptEndings.Run,
    ["head-reads"] = HeadReads.Run,
    ["own-view"] = OwnView.Run,
    ["note-read"] = NoteRead.Run,
    ["memory"] = Memory.Run,
    ["guard"] = Attacks.Run,
    ["queries"] = Queries.Run,
    ["token-checks"] = TokenChecks.Run,
    ["token-endpoint"] = TokenEndpoint.Run,
    ["flood"] = Floods.Run,
    ["cold-start"] = ColdStart.Run,
    ["roster-memory"] = RosterMemory.Run,
    ["rosters"] = Rosters.Run,
    ["rosters-texas"] = () => Rosters.Texas(one: 1),
    ["rosters-texas-tenth"] = () => Rosters.Texas(one: 10),
    ["texas"] = () => Texas.Run(one: 1),
    ["texas-tenth"] = () => Texas.Run(one: 10),
};
string[] only = ["rosters-texas", "texas", "texas-tenth"];    // so long that they run only when they are named
var unknown = args.Where(name => !benches.ContainsKey(name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"There is no benchmark {string.Join(", ", unknown)}. There are: {string.Join(", ", benches.Keys)}.");
    return 2;
}

Report.Conditions();
foreach (var (name, bench) in benches.Where(bench => args.Length == 0 ? !only.Contains(bench.Key) : args.Contains(bench.Key)))
{
    Report.Title(name);
    await bench();
}

return 0;
