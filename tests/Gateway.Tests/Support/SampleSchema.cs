using DistrictCoaching.Domain;
using GraphQL;
using Microsoft.Extensions.Time.Testing;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>How a sample teacher works.</summary>
public enum SampleKind
{
    /// <summary>In the room.</summary>
    InClassSupport,

    /// <summary>Before the lesson.</summary>
    CoPlanning,
}

/// <summary>Fields that only the tests have.</summary>
public sealed class SampleQuery
{
    /// <summary>Waits until nobody wants the answer any more.</summary>
    public static async Task<bool> SampleWait([FromServices] SampleGate gate, CancellationToken cancellation)
    {
        gate.Entered.TrySetResult();
        try
        {
            await new TaskCompletionSource().Task.WaitAsync(cancellation);
        }
        finally
        {
            gate.Left.TrySetResult();
        }

        return true;
    }

    /// <summary>Gives back what it is given.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="day">A day.</param>
    /// <param name="at">A moment.</param>
    /// <param name="uuid">A UUID.</param>
    /// <param name="kinds">Kinds.</param>
    public static SampleEcho SampleEcho(string? text, DateOnly? day, DateTimeOffset? at, Guid? uuid, IReadOnlyList<SampleKind>? kinds) =>
        new(text, day, at, uuid, kinds);

    /// <summary>A list of 250 teachers.</summary>
    public static Connection<SampleTeacher> SampleTeachers(Page page, [FromUserContext] Caller caller)
    {
        var rows = Enumerable.Range(0, 250).Select(number => $"{number:D3}").Where(key => string.CompareOrdinal(key, page.After) > 0);
        return page.Connection(rows.Take(page.Take).ToList(), key => key, key => new SampleTeacher(SampleTeacher.IdOf(key)), 250);
    }

    /// <summary>Another list of the same keys.</summary>
    public static Connection<SampleTeacher> SampleOthers(Page page) =>
        page.Connection<string, SampleTeacher>(["000"], key => key, key => new SampleTeacher(SampleTeacher.IdOf(key)), 1);

    /// <summary>Texts that a reader of lines could stumble over.</summary>
    public static Connection<SampleEcho> SampleTexts(Page page) =>
        page.Connection<string, SampleEcho>(Tests.SampleTexts.All, key => key, text => new(text, null, null, null, null), Tests.SampleTexts.All.Length);

    /// <summary>A list of large entries without an end.</summary>
    public static Connection<SampleEcho> SampleEndless(Page page, [FromServices] SampleGate gate)
    {
        gate.Looked();
        return page.Connection(Enumerable.Range(0, page.Take).ToList(), key => $"{key}", _ => new SampleEcho(new('x', 10_000), null, null, null, null), int.MaxValue);
    }

    /// <summary>All that is known of the caller.</summary>
    public static string SampleCaller([FromUserContext] Caller caller) =>
        $"{caller.ClientId} [{string.Join(',', caller.Scopes.Order())}] {caller.AuthTime:O} {caller.IsOperator}";

    /// <summary>Breaks, with a secret in its exception.</summary>
    public static string SampleBroken() => throw new InvalidOperationException("the-secret");

    /// <summary>Refuses.</summary>
    public static string? SampleRefused() => throw new RefusedError(new("NOT_FOUND"));

    /// <summary>The UUID behind an id of a SampleTeacher.</summary>
    /// <param name="id">The id.</param>
    public static Guid SampleRead([Id] string id) => NodeId.Read(nameof(SampleTeacher), id);
}

/// <summary>Formulas, line ends of every kind, direction marks, markup, and letters beyond the first plane.</summary>
public static class SampleTexts
{
    public static readonly string[] All = ["=1+1", "niña", "two\nlines\r\n", "a\u2028b\u2029c\u0085d", "\u202Etxt", "</script><b>", "😀", "\"quoted\"", "\0"];
}

/// <summary>Subscriptions that only the tests have.</summary>
public sealed class SampleSubscription
{
    /// <summary>The number that the tests move: below 0 it is refused, at 100 it is over, odd ones are nothing new.</summary>
    public static int? SampleCount([FromServices] SampleGate gate, Watch watch)
    {
        gate.Looked();
        if (gate.Count >= 100)
        {
            watch.End();
        }

        return gate.Count < 0 ? throw new RefusedError(new("NOT_FOUND")) : gate.Count % 2 == 1 ? null : gate.Count;
    }

    /// <summary>How far the last event that was sent went, and the number now.</summary>
    public static string SampleReach([FromServices] SampleGate gate, Watch watch)
    {
        watch.Reach(gate.Count);
        return $"{watch.Sent ?? "nothing"} {gate.Count}";
    }
}

/// <summary>Mutations that only the tests have.</summary>
public sealed class SampleMutation
{
    /// <summary>Moves what sampleCount counts.</summary>
    /// <param name="to">Where to.</param>
    public static int SampleMove(int to, [FromServices] SampleGate gate) => gate.Count = to;

    /// <summary>Moves the test's clock.</summary>
    /// <param name="hours">How far.</param>
    public static bool SampleAdvance(int hours, [FromServices] TimeProvider clock)
    {
        ((FakeTimeProvider)clock).Advance(TimeSpan.FromHours(hours));
        return true;
    }

    /// <summary>Ends nothing.</summary>
    [Stops]
    public static bool SampleStop() => true;

    /// <summary>Records nothing, and says so on other days than the first of a month.</summary>
    public static async Task<SampleRecordPayload> SampleRecord(SampleRecordInput input, [FromUserContext] Caller caller)
    {
        await Task.Yield();
        return new(input.Day.Day == 1 ? input : null, caller);
    }
}

/// <summary>What is recorded.</summary>
/// <param name="TeacherId">The teacher.</param>
/// <param name="Day">The day.</param>
/// <param name="Kind">How.</param>
/// <param name="Notes">Anything else.</param>
public sealed record SampleRecordInput(
    Guid OperationId, [property: Id] string TeacherId, DateOnly Day, SampleKind Kind, IReadOnlyList<string>? Notes);

/// <summary>What came of it.</summary>
public sealed class SampleRecordPayload(SampleRecordInput? done, Caller caller)
{
    /// <summary>Who recorded it; null when nothing was.</summary>
    public Guid? By => done is null ? null : caller.Person?.Value;

    /// <summary>What was recorded; null when nothing was.</summary>
    public SampleEcho? Recorded => done is null ? null : new(string.Join('+', done.Notes ?? []), done.Day, null, done.OperationId, [done.Kind]);

    public IEnumerable<UserError> Errors => done is null ? [new(new Refusal("NOT_COVERED", "day"))] : [];
}

/// <summary>What was given.</summary>
/// <param name="Text">The text.</param>
/// <param name="Day">The day.</param>
/// <param name="At">The moment.</param>
/// <param name="Uuid">The UUID.</param>
/// <param name="Kinds">The kinds.</param>
public sealed record SampleEcho(string? Text, DateOnly? Day, DateTimeOffset? At, Guid? Uuid, IEnumerable<SampleKind>? Kinds);

/// <summary>A node of one district.</summary>
public sealed class SampleTeacher(Guid id) : INode
{
    public static readonly Guid Known = new("11111111-1111-4111-8111-111111111111");

    public static NodeKind Kind { get; } = NodeKind.Of<SampleTeacher>((id, caller, _, _) =>
        Task.FromResult<INode?>(id == Known && caller.District.Value == TestIssuer.District ? new SampleTeacher(id) : null));

    [Id]
    public string Id => NodeId.Of(nameof(SampleTeacher), id);

    public static Guid IdOf(string key) => new($"11111111-1111-4111-8111-111111111{key}");
}

/// <summary>Where a waiting field is.</summary>
public sealed class SampleGate
{
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource Left { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What sampleCount counts.</summary>
    public int Count { get; set; }

    /// <summary>Called at every look at it.</summary>
    public Action Looked { get; set; } = () => { };
}
