using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NetArchTest.Rules;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>What the layers may know of each other, and who may look at what a teacher's stream says.</summary>
public sealed class ArchitectureTests
{
    /// <summary>All that reaches a Teacher grain: what she does, reads and watches herself, mutations, and what partners ask. No list, person, school or district: what a leader reads is not among them.</summary>
    private static readonly string[] MayAskATeacher = ["Confirming", "Grains", "GrantConsentPayload", "JoinedSelf", "Mutation", "OwnClient", "Partners", "ProposalReading", "ReceivedInvitation", "Subscription", "TeacherSelf"];

    [Fact]
    public void The_rules_need_nothing_but_the_platform() =>
        Assert.All(typeof(Teacher).Assembly.GetReferencedAssemblies(), needed => Assert.StartsWith("System.", needed.Name, StringComparison.Ordinal));

    [Fact]
    public void The_contracts_know_no_layer_but_the_rules() =>
        Assert.Equal(["DistrictCoaching.Domain"], Ours(typeof(ITeacherGrain)));

    [Fact]
    public void The_gateway_knows_no_grain_s_inside_and_no_store() =>
        Assert.Empty(Failing(Types.InAssembly(typeof(Query).Assembly).ShouldNot().HaveDependencyOnAny(
            "DistrictCoaching.Grains", "DistrictCoaching.Silo", "DistrictCoaching.Identity", "DistrictCoaching.Host", "DistrictCoaching.Storage.Sqlite", "DistrictCoaching.Storage.Postgres",
            typeof(IJournal).FullName!, typeof(IContentStore).FullName!, typeof(IKeyStore).FullName!, typeof(KeyRing).FullName!)));

    [Fact]
    public void Stores_know_neither_grains_nor_gateway() =>
        Assert.Equal(["DistrictCoaching.Domain"], Ours(typeof(IJournal)));

    [Fact]
    public void What_a_leader_reads_asks_no_teacher()
    {
        using var gateway = AssemblyDefinition.ReadAssembly(typeof(Query).Assembly.Location);
        var asking = Methods(gateway).Where(method => Calls(method).Any(called =>
            called.DeclaringType.FullName == typeof(Grains).FullName && called.Name is nameof(Grains.Teacher) or nameof(Grains.Self)));
        Assert.Equal(MayAskATeacher, asking.Select(Written).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_a_partner_s_caseload_and_what_a_grain_knows_around_her_read_what_teachers_streams_wrote()
    {
        string[] tables = [TeacherRows.LiveDays.Name, TeacherRows.Evaluators.Name];
        var reading = new[] { typeof(IJournal).Assembly, typeof(Query).Assembly, System.Reflection.Assembly.Load("DistrictCoaching.Grains") }.SelectMany(assembly =>
        {
            using var read = AssemblyDefinition.ReadAssembly(assembly.Location);
            return Methods(read).Where(method => Texts(method).Any(text => tables.Any(table => text.Contains(table, StringComparison.Ordinal)))).Select(Written).ToList();
        });

        // the reopening of a restored database is a verb of the host: it pauses, and answers nobody
        Assert.Equal([nameof(Caseload), "Neighbourhood", nameof(Reopening), nameof(TeacherRows)], reading.Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Ours(Type of) =>
        of.Assembly.GetReferencedAssemblies().Select(needed => needed.Name!).Where(name => name.StartsWith("DistrictCoaching.", StringComparison.Ordinal));

    private static IEnumerable<string> Failing(ConditionList condition) => condition.GetResult().FailingTypeNames ?? [];

    private static IEnumerable<MethodDefinition> Methods(AssemblyDefinition assembly) =>
        assembly.MainModule.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody);

    private static IEnumerable<MethodReference> Calls(MethodDefinition method) => method.Body.Instructions.Select(one => one.Operand).OfType<MethodReference>();

    private static IEnumerable<string> Texts(MethodDefinition method) => method.Body.Instructions.Where(one => one.OpCode == OpCodes.Ldstr).Select(one => (string)one.Operand);

    /// <summary>The type in which a method was written: what the compiler made of async methods and lambdas stands in types within it.</summary>
    private static string Written(MethodDefinition method)
    {
        var type = method.DeclaringType;
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.Name;
    }
}
