using DistrictCoaching.Contracts;

namespace DistrictCoaching.Gateway;

/// <summary>Something that happened, as her journal has it.</summary>
public sealed class JournalEntry(JournalEntryView view)
{
    /// <summary>Which of her two chains it stands in.</summary>
    public JournalPart Part => view.Part;

    /// <summary>Its number in that chain, from 1.</summary>
    public int Version => (int)view.Version;

    /// <summary>What happened, by its stored name, for example consent.granted/1.</summary>
    public string Type => view.Type;

    /// <summary>When.</summary>
    public DateTimeOffset Time => view.Time;

    /// <summary>Who caused it, or read.</summary>
    [Id]
    public string? ActorId => view.Actor == Guid.Empty ? null : NodeId.Of("Person", view.Actor);

    /// <summary>What it is about: the UUID of a consent, activity, invitation, proposal, person or text.</summary>
    public Guid? Concerns => view.Concerns;

    /// <summary>The chain's value after it: 64 hexadecimal digits.</summary>
    public string Hash => Convert.ToHexStringLower(view.Hash.AsSpan());
}

/// <summary>Somebody who was made her evaluator.</summary>
public sealed class Evaluator(EvaluatorView view)
{
    /// <summary>Who.</summary>
    [Id]
    public string PersonId => NodeId.Of("Person", view.Person);

    /// <summary>The first day.</summary>
    public DateOnly From => view.Days.From;

    /// <summary>The last day.</summary>
    public DateOnly Until => view.Days.Until;
}
