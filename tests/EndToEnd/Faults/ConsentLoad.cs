using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using DistrictCoaching.Gateway;
using DistrictCoaching.Identity;

namespace DistrictCoaching.EndToEnd;

/// <summary>
/// Teachers pause and resume, their coach records and asks whether she would be covered, all at once and over HTTP, until they are told to stop.
/// Whoever is not answered asks again, the same operation, until she is: what she then knows is between her first question and that answer.
/// </summary>
internal sealed class ConsentLoad(Api api, IReadOnlyList<Pair> pairs)
{
    private const string Coverage =
        "query($teacherId: ID!, $day: Date!, $subjectId: ID!, $skillId: ID!) { coverage(teacherId: $teacherId, kind: CONVERSATION, day: $day, subjectId: $subjectId, skillId: $skillId) { covered errors { code } } }";

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private readonly ConcurrentQueue<TimeSpan> waits = [];
    private readonly ConcurrentDictionary<string, int> why = [];
    private int attempts, unanswered;

    /// <summary>How long a caller uses a token; at most five minutes, for it must be fresh enough to resume with.</summary>
    public TimeSpan SignedInFor { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>How long each caller waited for her answer, however often she asked for it.</summary>
    public IReadOnlyCollection<TimeSpan> Waits => waits;

    public int Attempts => attempts;

    /// <summary>Attempts that brought no answer: the service said that a part of it is away, or nothing.</summary>
    public int Unanswered => unanswered;

    /// <summary>What came instead of an answer, and how often.</summary>
    public IReadOnlyDictionary<string, int> Why => why;

    public Task Run(CancellationToken stop) => Task.WhenAll(pairs.SelectMany(pair => (Task[])[Change(pair, stop), Record(pair, stop), Look(pair, stop)]));

    /// <summary>Every teacher ends it; then her coach tries once more.</summary>
    public Task End() => Task.WhenAll(pairs.Select(async pair =>
    {
        var token = await pair.Cast.SignIn(pair.Teacher.Login);
        var withdraw = new { operationId = Guid.NewGuid(), consentId = pair.Consent };
        await Write(pair, live: false, () => Done(token, "withdrawConsent", withdraw));
        await RecordOnce(pair, (await pair.Cast.SignIn(pair.Cast.Coach.Login)));
        await LookOnce(pair, (await pair.Cast.SignIn(pair.Cast.Coach.Login)));
    }));

    private async Task Change(Pair pair, CancellationToken stop)
    {
        var token = new Fresh(this, pair.Cast, pair.Teacher.Login);
        using var pace = new PeriodicTimer(Breath * 3, TimeProvider.System);
        for (var live = false; !stop.IsCancellationRequested; live = !live)
        {
            var (now, mutation, input) = (await token.Get(), live ? "resumeConsent" : "pauseConsent", new { operationId = Guid.NewGuid(), consentId = pair.Consent });
            await Write(pair, live, () => Done(now, mutation, input));
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task Record(Pair pair, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Breath, TimeProvider.System);
        for (var token = new Fresh(this, pair.Cast, pair.Cast.Coach.Login); !stop.IsCancellationRequested;)
        {
            await RecordOnce(pair, await token.Get());
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task Look(Pair pair, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Breath, TimeProvider.System);
        for (var token = new Fresh(this, pair.Cast, pair.Cast.Coach.Login); !stop.IsCancellationRequested;)
        {
            await LookOnce(pair, await token.Get());
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task Write(Pair pair, bool live, Func<Task<string[]?>> attempt)
    {
        var (began, codes, ended) = await Answered(attempt);
        pair.History.Enqueue(new(Writes: true, live, began, ended));
        Expect(pair, codes);
    }

    private async Task RecordOnce(Pair pair, string token)
    {
        var operation = Guid.NewGuid();
        var (began, codes, ended) = await Answered(() => Done(token, "recordActivity", pair.Cast.Conversation(pair.Teacher, operation)));
        if (codes is [])
        {
            pair.Acknowledged.Enqueue(NodeId.Of("Activity", operation));
        }

        pair.History.Enqueue(new(Writes: false, codes is [], began, ended));
        Expect(pair, codes, "NOTHING_LIVE");
    }

    private async Task LookOnce(Pair pair, string token)
    {
        var asked = new { teacherId = pair.Teacher.Id, day = pair.Cast.Today.ToString("O"), subjectId = pair.Cast.Subject, skillId = pair.Cast.Skill };
        var (began, codes, ended) = await Answered(() => Asked(token, Coverage, "coverage", asked));
        pair.History.Enqueue(new(Writes: false, codes is [], began, ended));
        Expect(pair, codes, "NOTHING_LIVE");
    }

    private Task<string[]?> Done(string token, string mutation, object input) => Asked(token, Api.Document(mutation, ""), mutation, new { input });

    private async Task<string[]?> Asked(string token, string document, string field, object variables)
    {
        var (data, code) = await api.Try(token, document, variables);
        var codes = code is null ? Codes(data.GetProperty(field)) : null;
        return codes is null or ["TRY_AGAIN"] ? Not(code ?? codes![0]) : codes;
    }

    private string[]? Not(string reason)
    {
        Interlocked.Increment(ref unanswered);
        why.AddOrUpdate(reason, 1, (_, often) => often + 1);
        return null;
    }

    private static string[] Codes(JsonElement of) => [.. of.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString()!)];

    /// <param name="attempt">None where nobody answered it.</param>
    private async Task<(long Began, string[] Codes, long Ended)> Answered(Func<Task<string[]?>> attempt)
    {
        using var again = new PeriodicTimer(Breath, TimeProvider.System);
        for (var began = Stopwatch.GetTimestamp(); ;)
        {
            Interlocked.Increment(ref attempts);
            if (await Attempted(attempt) is { } codes)
            {
                waits.Enqueue(Stopwatch.GetElapsedTime(began));
                return (began, codes, Stopwatch.GetTimestamp());
            }

            await again.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task<string[]?> Attempted(Func<Task<string[]?>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException or JsonException or IOException)
        {
            return Not($"{e.GetType().Name} {(e as HttpRequestException)?.HttpRequestError}".Trim());
        }
    }

    private static void Expect(Pair pair, string[] codes, string? refusal = null)
    {
        foreach (var code in codes.Where(code => code != refusal))
        {
            pair.Unexpected.Enqueue(code);
        }
    }

    /// <summary>A token whose sign-in is fresh enough to resume with.</summary>
    private sealed class Fresh(ConsentLoad load, Cast cast, string login)
    {
        private string token = "";
        private long since;

        public async Task<string> Get()
        {
            if (token.Length == 0 || Stopwatch.GetElapsedTime(since) > load.SignedInFor)
            {
                await Until.So(SignIn);
            }

            return token;
        }

        private async Task<bool> SignIn()
        {
            Interlocked.Increment(ref load.attempts);
            try
            {
                (since, token) = (Stopwatch.GetTimestamp(), await cast.SignIn(login));
                return true;
            }
            catch (Exception e) when (e is HttpRequestException or SignInFailedException)
            {
                load.Not($"sign-in: {e.Message}");
                return false;    // a part of the service is away
            }
        }
    }
}
