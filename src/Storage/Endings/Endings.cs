using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>Which appends end something, and what is kept of them.</summary>
internal static class Endings
{
    /// <summary>Null where it ends nothing, as a grant or a head read.</summary>
    public static EndingAsked? Of(Change change, DateTimeOffset now)
    {
        var (kept, touched) = (new List<KeptEvent>(), new HashSet<Guid>());
        for (var i = 0; i < change.Events.Count; i++)
        {
            var happened = change.Events[i];
            switch (EndingTypes.Of(happened.Type))
            {
                case EndingKind.Ends:
                case EndingKind.UsesUp when change.Rows.Any(row => row.Table == TeacherRows.LiveDays && row.Values is null):
                    kept.Add(new(change.Expected + i + 1, happened.Type, happened.Body.ToArray()));
                    break;
                case EndingKind.Touches:
                    touched.UnionWith(Named(Catalogue.Read(happened.Type, happened.Body)));
                    break;
            }
        }

        if (touched.Count > 0)
        {
            touched.ExceptWith(New(change));
        }

        return kept.Count + touched.Count == 0 ? null
            : new(now, Guid.NewGuid(), change.Stream.District.Value, (short)change.Stream.Kind, change.Stream.Id, change.Expected, change.Operation.Id, kept, [.. touched]);
    }

    private static IEnumerable<Guid> Named(object happened) => happened switch
    {
        RosterEvent.MembershipsChanged e => [e.Person.Value],
        RosterEvent.RoleAssigned e => [e.Person.Value],
        RosterEvent.RolesMapped e => [e.Person.Value],
        RosterEvent.SchoolEntered e => [e.Person.Value],
        RosterEvent.PersonsMerged e => [e.Kept.Value, e.Merged.Value],
        RosterEvent.MergeConfirmed e => [e.Kept.Value, e.Merged.Value],
        RosterEvent.PersonsSplit e => [e.Kept.Value, e.Merged.Value],
        _ => [],
    };

    /// <summary>Whoever was not there before has nothing that could end.</summary>
    private static IEnumerable<Guid> New(Change change) =>
        change.Events.Where(happened => happened.Type == "roster.person.listed/1").Select(happened => ((RosterEvent.PersonListed)Catalogue.Read(happened.Type, happened.Body)).Person.Value);
}
