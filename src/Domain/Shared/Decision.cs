using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace DistrictCoaching.Domain;

/// <summary>What a rule decides: the events that now happen (none is a fine answer), or one refusal.</summary>
[CollectionBuilder(typeof(Decision), nameof(Decision.Of))]
public readonly struct Decision<TEvent> : IEnumerable<TEvent>
{
    private readonly ImmutableArray<TEvent> events;

    internal Decision(ImmutableArray<TEvent> events, Refusal? refusal) => (this.events, Refusal) = (events, refusal);

    public ImmutableArray<TEvent> Events => events.IsDefault ? [] : events;

    public Refusal? Refusal { get; }

    public void Deconstruct(out ImmutableArray<TEvent> happened, out Refusal? refusal) => (happened, refusal) = (Events, Refusal);

    IEnumerator<TEvent> IEnumerable<TEvent>.GetEnumerator() => ((IEnumerable<TEvent>)Events).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Events).GetEnumerator();

    public static implicit operator Decision<TEvent>(Refusal refusal) => new([], refusal);
}

/// <summary>Lets a rule be written as a collection of events.</summary>
public static class Decision
{
    public static Decision<TEvent> Of<TEvent>(ReadOnlySpan<TEvent> events) => new([.. events], null);
}
