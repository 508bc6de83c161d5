using GraphQLParser;

namespace DistrictCoaching.Gateway;

/// <summary>Where a field stands: how deep, and for introspection, which lists of the schema it is within.</summary>
internal sealed record Place(int Depth, ROM Name, Place? Above)
{
    public static readonly Place Root = new(0, default, null);

    private bool IsIntrospection { get; init; }

    public Place Below(ROM name) => new(Depth + 1, name, this)
    {
        IsIntrospection = IsIntrospection || (Depth == 0 && (name == "__schema" || name == "__type")),
    };

    /// <summary>Introspection goes deep through `ofType`, which ends by itself; its lists within themselves never do.</summary>
    public bool TooDeep(int limit) => IsIntrospection ? Name != "ofType" && Name != "type" && Repeats() : Depth > limit;

    private bool Repeats()
    {
        for (var place = Above; place is not null; place = place.Above)
        {
            if (place.Name == Name)
            {
                return true;
            }
        }

        return false;
    }
}
