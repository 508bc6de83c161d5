using DistrictCoaching.Domain;

namespace DistrictCoaching.Gateway;

public sealed partial class Query
{
    /// <summary>The subjects and skills that a scope can name.</summary>
    [Directory]
    public static TaxonomyLists Taxonomy([FromUserContext] Caller caller) => new(caller.Language);

    /// <summary>The presets that make a grant one step, in the order in which they ask for more.</summary>
    [Directory]
    public static IEnumerable<Preset> Presets() => Domain.Preset.All.Select(preset => new Preset(preset));
}

/// <summary>Subjects and skills.</summary>
public sealed class TaxonomyLists(string language)
{
    /// <summary>Subject areas after the School Courses for the Exchange of Data (SCED).</summary>
    public IEnumerable<Term> Subjects => Domain.Taxonomy.Subjects.Select(subject => new Term("Subject", subject.Id.Value, subject.Name(language)));

    /// <summary>Teaching skills.</summary>
    public IEnumerable<Term> Skills => Domain.Taxonomy.Skills.Select(skill => new Term("Skill", skill.Id.Value, skill.Name(language)));
}

/// <summary>A subject or a skill.</summary>
public sealed class Term(string type, Guid id, string name)
{
    /// <summary>Its id, the same in every district.</summary>
    [Id]
    public string Id => NodeId.Of(type, id);

    /// <summary>Its name in the caller's language.</summary>
    public string Name => name;
}

/// <summary>What a grant in one step fills in.</summary>
public sealed class Preset(Domain.Preset preset)
{
    /// <summary>Its name.</summary>
    public PresetKind Kind => preset.Kind;

    /// <summary>The activities it covers.</summary>
    public IEnumerable<ActivityKind> Activities => preset.Activities;

    /// <summary>How many days it lasts, the first included; null: the semester.</summary>
    public int? Days => preset.Length;

    /// <summary>After how many recorded activities it ends by itself; null: it does not.</summary>
    public int? Uses => preset.Uses;
}
