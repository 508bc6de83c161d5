namespace DistrictCoaching.Gateway;

/// <summary>A part of an answer that has parts itself: what its resolvers gave, in the order of the answer.</summary>
/// <param name="parent">What it is a part of; null at the root.</param>
/// <param name="at">As which of the parent's parts.</param>
internal abstract class Planned(Planned? parent, int at)
{
    public Planned? Parent => parent;

    public int At => at;

    /// <summary>Values as they are written, further parts, and null for what is null or not known yet.</summary>
    public abstract object?[] Values { get; }

    /// <summary>How many of the values count.</summary>
    public abstract int Count { get; }

    /// <summary>The field that a part belongs to: of an object its own, of a list the list's.</summary>
    public abstract FieldPlan Field(int part);

    /// <summary>What a part may be.</summary>
    public abstract TypePlan Type(int part);

    /// <summary>Where a part stands in the answer.</summary>
    /// <param name="asAnswered">Whether fields have the names that the answer gives them, or those of the schema.</param>
    public IEnumerable<object> Path(int part, bool asAnswered = true) => [.. Parent?.Path(At, asAnswered) ?? [], Step(part, asAnswered)];

    /// <summary>Makes null what may not be without one of its parts; says whether it is null itself.</summary>
    public bool Prune()
    {
        for (var part = 0; part < Count; part++)
        {
            if (Values[part] is Planned inner && inner.Prune())
            {
                Values[part] = null;
            }

            if (Values[part] is null && Type(part).IsNonNull)
            {
                return true;
            }
        }

        return false;
    }

    protected abstract object Step(int part, bool asAnswered);
}

/// <summary>An object, by the fields that were asked of it.</summary>
internal sealed class PlannedObject(ObjectPlan plan, object? source, Planned? parent, int at) : Planned(parent, at)
{
    public ObjectPlan Plan => plan;

    /// <summary>What the fields are read from; null at the root.</summary>
    public object? Source => source;

    public override object?[] Values { get; } = new object?[plan.Fields.Length];

    public override int Count => plan.Fields.Length;

    public override FieldPlan Field(int part) => plan.Fields[part];

    public override TypePlan Type(int part) => plan.Fields[part].Type;

    protected override object Step(int part, bool asAnswered) => asAnswered ? plan.Fields[part].Name : plan.Fields[part].Definition.Name;
}

/// <summary>A list, which grows while it is read.</summary>
internal sealed class PlannedList(FieldPlan field, TypePlan item, int size, Planned? parent, int at) : Planned(parent, at)
{
    private object?[] values = new object?[size];
    private int count;

    public override object?[] Values => values;

    public override int Count => count;

    public override FieldPlan Field(int part) => field;

    public override TypePlan Type(int part) => item;

    /// <summary>Makes room for one more, and says which it is.</summary>
    public int Add()
    {
        if (count == values.Length)
        {
            Array.Resize(ref values, Math.Max(4, 2 * count));
        }

        return count++;
    }

    protected override object Step(int part, bool asAnswered) => part;
}
