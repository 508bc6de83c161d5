using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage;

/// <summary>An append that waits for its group, and its caller's answer.</summary>
internal sealed class Pending
{
    private readonly TaskCompletionSource<Outcome> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public required StreamKey Stream { get; init; }

    /// <summary>Null: whatever the head is.</summary>
    public required long? Expected { get; init; }

    /// <summary>Null: not remembered.</summary>
    public required Operation? Operation { get; init; }

    public required Guid Actor { get; init; }

    public required IReadOnlyList<Stored> Events { get; init; }

    /// <summary>Its operation is remembered although nothing happened.</summary>
    public bool Accepted { get; init; }

    public required IReadOnlyList<Guard> Guards { get; init; }

    public IReadOnlyList<RowChange> Rows { get; init; } = [];

    public IReadOnlyList<SealedItem> Contents { get; init; } = [];

    /// <summary>An item of the stream's owner that is taken with the append; where there is none, nothing is written.</summary>
    public ContentId? Takes { get; init; }

    public SealedItem? Taken { get; set; }

    /// <summary>What the transaction under way decided; the caller learns it after the commit.</summary>
    public Outcome Decided { get; set; }

    public Task<Outcome> Answer => answer.Task;

    public static Pending Of(Change change) => new()
    {
        Stream = change.Stream,
        Expected = change.Expected,
        Operation = change.Operation,
        Actor = change.Operation.Actor,
        Events = change.Events,
        Accepted = change.Accepted,
        Guards = change.Guards,
        Rows = change.Rows,
        Contents = change.Contents,
    };

    public static Pending Take(DistrictId district, Guid actor, Guid owner, ContentId item, Stored entry, IReadOnlyList<Guard> guards) => new()
    {
        Stream = new(district, StreamKind.Access, owner),
        Expected = null,
        Operation = null,
        Actor = actor,
        Events = [entry],
        Guards = guards,
        Takes = item,
    };

    public void Settle() => answer.TrySetResult(Decided);

    public void Fail(Exception why) => answer.TrySetException(why);
}
