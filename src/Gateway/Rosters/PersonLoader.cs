using GraphQL.DataLoader;

namespace DistrictCoaching.Gateway;

/// <summary>Finds the people whom an answer names, all of a level at once. One for each request, and so for one caller.</summary>
public sealed class PersonLoader(Lists lists)
{
    private BatchLoader<Guid, Person>? people;
    private Caller? of;

    /// <summary>Null for an id that is unknown in the caller's district.</summary>
    public IDataLoaderResult<Person?> Load(Caller caller, Guid person)
    {
        if (Interlocked.CompareExchange(ref of, caller, null) is { } first && first != caller)
        {
            throw new InvalidOperationException("Two callers share one request's people.");
        }

        return (people ?? Interlocked.CompareExchange(ref people, new((ids, cancel) => lists.Some(caller, ids, cancel)), null) ?? people).Load(person);
    }
}
