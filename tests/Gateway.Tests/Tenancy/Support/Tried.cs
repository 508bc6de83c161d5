using System.Buffers.Text;
using System.Security.Cryptography;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>The ids that are tried in a slot.</summary>
internal static class Tried
{
    private static readonly string[] Persons = ["teacher", "partner", "coach", "evaluator", "person", "recordedBy"];

    /// <summary>Everything that a district's people see with an id, by kind: what another district must not be able to use. Those of its live teacher come first.</summary>
    public static async Task<ILookup<string, string>> Harvest(this TestDistrict district, IReadOnlyList<Call> queries)
    {
        HashSet<(string Kind, string Id)> seen =
        [
            ("Person", district[Teachers.Live].Id), ("Person", district["Coach"].Id), ("Consent", district.Consents[Teachers.Live]), ("Invitation", district.Invitations[Teachers.Live]),
            ("Activity", district.Activities[Teachers.Live]),
        ];
        foreach (var member in district.People)
        {
            foreach (var call in queries)
            {
                seen.UnionWith(Sight.Ids(await member.Ask(call.Document, call.Variables(slot => slot.Optional ? null : district.Own(slot)))));
            }
        }

        return seen.Where(one => one.Kind is not ("Subject" or "Skill")).ToLookup(one => one.Kind, one => one.Id);
    }

    /// <summary>The kinds of ids that belong into a slot; all kinds where its name does not tell.</summary>
    public static IEnumerable<string> Kinds(this Slot slot, IEnumerable<string> all) => slot.Name switch
    {
        Slot.Operation => [""],
        Slot.Cursor => [Slot.Cursor],
        var name when Persons.Contains(name) => ["Person"],
        var name => all.Where(kind => kind.Equals(name, StringComparison.OrdinalIgnoreCase)).ToList() is { Count: > 0 } named ? named : all.Where(kind => kind is not ("" or Slot.Cursor)),
    };

    /// <summary>What a caller of this district rightly gives: mostly of its live teacher.</summary>
    public static string? Own(this TestDistrict district, Slot slot, string teacher = Teachers.Live) => slot.Name switch
    {
        Slot.Operation => Guid.NewGuid().ToString("D"),
        Slot.Cursor => null,
        "partner" or "coach" => district["Coach"].Id,
        "evaluator" => district["Head"].Id,
        "school" => district.School,
        "notice" => district.Notice,
        "consent" => district.Consents.GetValueOrDefault(teacher) ?? Unknown("Consent"),
        "invitation" => district.Invitations.GetValueOrDefault(teacher) ?? Unknown("Invitation"),
        "activity" => district.Activities.GetValueOrDefault(teacher) ?? Unknown("Activity"),
        "webhook" => district.Webhook,
        "webhookDelivery" => district.WebhookDelivery,
        _ => district[teacher].Id,
    };

    /// <summary>An id of this kind that nothing has.</summary>
    public static string Unknown(string kind) => kind switch
    {
        "" => Guid.NewGuid().ToString("D"),
        Slot.Cursor => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(60)),
        _ => NodeId.Of(kind, Guid.NewGuid()),
    };

    /// <summary>The UUID within an id, to be told apart from the rest of an answer.</summary>
    public static Guid Bare(string id) => NodeId.Parse(id)?.Id ?? (Guid.TryParse(id, out var bare) ? bare : Guid.Empty);
}
