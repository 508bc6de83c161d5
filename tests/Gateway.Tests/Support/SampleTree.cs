using DistrictCoaching.Domain;
using GraphQL;
using GraphQL.DataLoader;
using GraphQL.Types;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>Fields on which two engines could differ.</summary>
public sealed class SampleTreeQuery
{
    internal static readonly AsyncLocal<string?> Left = new();

    /// <summary>A tree.</summary>
    /// <param name="depth">How deep.</param>
    public static SampleTree SampleTree(int depth = 2) => new(0, depth);

    /// <summary>The same, later, and never null.</summary>
    public static async Task<SampleTree> SampleLaterTree()
    {
        await Task.Yield();
        return new(1, 2);
    }
}

#pragma warning disable CA1822 // a type's fields are its instance members
/// <summary>What is null, breaks, waits or is loaded, at every depth.</summary>
public sealed class SampleTree(int number, int depth)
{
    /// <summary>Its number.</summary>
    public int Number => number;

    /// <summary>Null at odd numbers.</summary>
    public string? Text => number % 2 == 0 ? "\"<é+&>\" \u2028\n" : null;

    /// <summary>Breaks.</summary>
    public string? Broken => throw new InvalidOperationException("the-secret");

    /// <summary>Breaks where null is not allowed.</summary>
    public string BrokenHard => throw new InvalidOperationException("the-secret");

    /// <summary>Null where null is not allowed.</summary>
    public string NullHard => null!;

    /// <summary>How.</summary>
    public SampleKind? Kind => number % 3 == 0 ? null : SampleKind.CoPlanning;

    /// <summary>One that may be null, and is at the bottom.</summary>
    public SampleTree? Child => Below(1);

    /// <summary>One that may not be null, and is at the bottom.</summary>
    public SampleTree ChildHard => Below(2)!;

    /// <summary>Several.</summary>
    public IEnumerable<SampleTree> Many => Below(1) is { } one ? [one, Below(2)!] : [];

    /// <summary>Several, one of which is null.</summary>
    public IEnumerable<SampleTree?> Some => [Below(3), null, Below(4)];

    /// <summary>Several, one of which is null where null is not allowed.</summary>
    public IEnumerable<SampleTree>? ManyHard => [new(5, 0), null!];

    /// <summary>Ends too early.</summary>
    public IEnumerable<SampleTree>? Cut => Enumerable.Range(1, 3).Select(at => at == 2 ? throw new InvalidOperationException("the-secret") : new SampleTree(at, 0));

    /// <summary>Texts.</summary>
    public IEnumerable<string?> Texts => ["a", null, "b"];

    /// <summary>Numbers of numbers.</summary>
    public IEnumerable<IEnumerable<int>> Numbers => [[1, 2], [], [number]];

    /// <summary>Trees of trees.</summary>
    public IEnumerable<IEnumerable<SampleTree?>?> Grid => [[Below(1), null], null, []];

    /// <summary>A node.</summary>
    public INode? Node => number % 2 == 0 ? new SampleTeacher(SampleTeacher.Known) : null;

    /// <summary>One or the other.</summary>
    [OutputType(typeof(SampleEither))]
    public object? Either => number % 2 == 0 ? this : new SampleEcho("other", null, null, null, null);

    /// <summary>Later.</summary>
    /// <param name="number">Its number.</param>
    public async Task<SampleTree?> Later(int? number)
    {
        await Task.Yield();
        return depth == 0 ? null : new(number ?? 7, depth - 1);
    }

    /// <summary>Later, and not null.</summary>
    public async Task<SampleTree> LaterHard()
    {
        await Task.Yield();
        return Below(8)!;
    }

    /// <summary>Breaks later.</summary>
    public async Task<string?> LaterBroken()
    {
        await Task.Yield();
        throw new InvalidOperationException("the-secret");
    }

    /// <summary>Is refused later.</summary>
    public async Task<string?> LaterRefused()
    {
        await Task.Yield();
        throw new RefusedError(new Refusal("NOT_FOUND"));
    }

    /// <summary>Gives back what it is given.</summary>
    /// <param name="text">A text.</param>
    /// <param name="kinds">Kinds.</param>
    /// <param name="input">Several at once.</param>
    public SampleEcho Echo(string? text = "usual", IReadOnlyList<SampleKind>? kinds = null, SampleTreeInput? input = null) =>
        new($"{text} {input?.Text} {input?.Number}", input?.Day, null, null, kinds);

    /// <summary>Where it stands.</summary>
    public string Place(IResolveFieldContext context) =>
        $"{context.ParentType.Name} {context.FieldDefinition.Name} {string.Join('/', context.Path)} {string.Join('/', context.ResponsePath)} {context.Parent?.FieldDefinition.Name}";

    /// <summary>Leaves something in the flow of execution, and says what another left there.</summary>
    public Task<string?> Flow()
    {
        var found = SampleTreeQuery.Left.Value;
        SampleTreeQuery.Left.Value = "left behind";
        return Task.FromResult(found);
    }

    /// <summary>Loaded when everything else of its level is there.</summary>
    public IDataLoaderResult<SampleTree?> Loaded() => new Later<SampleTree?>(async () =>
    {
        await Task.Yield();
        return Below(9);
    });

    /// <summary>Several, loaded.</summary>
    public IEnumerable<IDataLoaderResult<SampleTree?>> LoadedMany() => [Loaded(), Loaded()];

    /// <summary>Breaks while it is loaded.</summary>
    public IDataLoaderResult<SampleTree?> LoadedBroken() => new Later<SampleTree?>(() => throw new InvalidOperationException("the-secret"));

    /// <summary>A key, and with which others it was fetched.</summary>
    /// <param name="key">The key.</param>
    public IDataLoaderResult<string?> Sampled(int key, [FromServices] SampleLoader loader) => loader.Keys.Load(key);

    private SampleTree? Below(int at) => depth == 0 ? null : new((number * 10) + at, depth - 1);
}

#pragma warning restore CA1822

/// <summary>A tree or what was given back.</summary>
internal sealed class SampleEither : UnionGraphType
{
    public SampleEither()
    {
        (Name, Description) = (nameof(SampleEither), "A tree or what was given back.");
        Type<ObjectOf<SampleTree>>();
        Type<ObjectOf<SampleEcho>>();
    }
}

/// <summary>Several things at once.</summary>
/// <param name="Text">A text.</param>
/// <param name="Number">A number.</param>
/// <param name="Day">A day.</param>
public sealed record SampleTreeInput(string? Text, int Number, DateOnly? Day);

/// <summary>Says with which others a key was fetched.</summary>
public sealed class SampleLoader
{
    public BatchLoader<int, string> Keys { get; } = new((keys, _) =>
        Task.FromResult<IReadOnlyDictionary<int, string>>(keys.ToDictionary(key => key, key => $"{key} of {string.Join(' ', keys)}")));
}

/// <summary>Loads one thing.</summary>
internal sealed class Later<T>(Func<Task<T>> load) : IDataLoaderResult<T>
{
    public Task<T> GetResultAsync(CancellationToken cancellationToken = default) => load();

    async Task<object?> IDataLoaderResult.GetResultAsync(CancellationToken cancellationToken) => await load();
}
