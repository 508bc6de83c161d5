using System.Numerics;
using DistrictCoaching.Domain;

namespace DistrictCoaching.OneRoster;

/// <summary>Subjects as the places that they have in the taxonomy: many people and classes hold one.</summary>
internal readonly record struct SubjectSet(ulong Places)
{
    public bool IsEmpty => Places == 0;

    public static SubjectSet Of(Subject subject) => new(1ul << Taxonomy.Subjects.IndexOf(subject));

    public static SubjectSet operator |(SubjectSet one, SubjectSet other) => new(one.Places | other.Places);

    /// <summary>In the order of the taxonomy.</summary>
    public IReadOnlyList<SubjectId> Ids()
    {
        var ids = new List<SubjectId>(BitOperations.PopCount(Places));
        for (var left = Places; left != 0; left &= left - 1)
        {
            ids.Add(Taxonomy.Subjects[BitOperations.TrailingZeroCount(left)].Id);
        }

        return ids;
    }
}
