using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictCoaching.Gateway;

/// <summary>Which page of a list is asked for. A field with a parameter of this type has the arguments `first` and `after`.</summary>
public sealed class Page
{
    /// <summary>The most entries that a page can have.</summary>
    public const int Largest = 100;

    /// <summary>What a page has that is not asked for a size.</summary>
    internal const int Usual = 25;

    private readonly Cursors cursors;
    private readonly string place;

    private Page(Cursors cursors, string place, int first, string? after) =>
        (this.cursors, this.place, First, After) = (cursors, place, first, after);

    /// <summary>How many entries are asked for, 1 to 100.</summary>
    public int First { get; }

    /// <summary>How many rows to read: one more, which tells whether others follow.</summary>
    public int Take => First + 1;

    /// <summary>The key of the row after which the page begins; null at the start of the list.</summary>
    public string? After { get; }

    /// <summary>The page of at most <see cref="Take"/> rows that follow <see cref="After"/>.</summary>
    /// <param name="rows">In the order of their keys.</param>
    /// <param name="key">The whole sort key of a row, which nobody but the gateway will read.</param>
    /// <param name="node">What the row is in the schema.</param>
    /// <param name="totalCount">How many rows the list has; counted where it is asked for.</param>
    public Connection<TNode> Connection<TRow, TNode>(
        IReadOnlyList<TRow> rows, Func<TRow, string> key, Func<TRow, TNode> node, Func<Task<int>> totalCount)
        where TNode : class
    {
        var edges = rows.Take(First).Select(row => new Edge<TNode>(() => cursors.Seal(place, key(row)), node(row))).ToList();
        return new(edges, new(rows.Count > First, After is not null, () => edges.FirstOrDefault()?.Cursor, () => edges.LastOrDefault()?.Cursor), totalCount);
    }

    /// <inheritdoc cref="Connection{TRow, TNode}(IReadOnlyList{TRow}, Func{TRow, string}, Func{TRow, TNode}, Func{Task{int}})"/>
    public Connection<TNode> Connection<TRow, TNode>(IReadOnlyList<TRow> rows, Func<TRow, string> key, Func<TRow, TNode> node, int totalCount)
        where TNode : class => Connection(rows, key, node, () => Task.FromResult(totalCount));

    internal static void AddArguments(FieldType field)
    {
        field.Arguments ??= [];
        field.Arguments.Add(new QueryArgument<StringGraphType> { Name = "after", Description = "The cursor after which the page begins." });
        field.Arguments.Add(new QueryArgument<IntGraphType>
        {
            Name = "first",
            DefaultValue = Usual,
            Description = "How many entries, 1 to 100.",
        });
    }

    internal static Page Of(IResolveFieldContext context)
    {
        var caller = (Caller)context.UserContext[FromUserContextAttribute.Key]!;
        var cursors = context.RequestServices!.GetRequiredService<Cursors>();
        var place = $"{context.ParentType.Name}.{context.FieldDefinition.Name}|{caller.District.Value:N}|{caller.Person?.Value:N}|{caller.ClientId}";
        var first = context.GetArgument<int?>("first") ?? Usual;
        if (first is < 1 or > Largest)
        {
            throw new CodedError(GatewayCodes.PageSizeOutOfRange);
        }

        return new(cursors, place, first, context.GetArgument<string?>("after") is { } after
            ? cursors.Open(place, after) ?? throw new CodedError(GatewayCodes.CursorInvalid)
            : null);
    }
}
