using DistrictCoaching.Domain;
using DistrictCoaching.OneRoster;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>How many of one kind an import changes in one way.</summary>
public sealed class RosterImportTotal(ImportTotal total)
{
    /// <summary>Of what.</summary>
    public ImportEntity Entity => total.Entity;

    /// <summary>In which way.</summary>
    public ImportAction Action => total.Action;

    /// <summary>How many.</summary>
    public int Count => total.Count;
}

/// <summary>How many findings of each severity.</summary>
public sealed class RosterFindingCounts(FindingCounts counts)
{
    /// <summary>Those that refuse the package.</summary>
    public int File => counts.File;

    /// <summary>Those that leave a row out.</summary>
    public int Row => counts.Row;

    /// <summary>Those that do neither.</summary>
    public int Warning => counts.Warning;
}

/// <summary>Something in a package that is not as it should be: where, never the value.</summary>
/// <param name="language">In which its sentence is.</param>
public sealed class RosterFinding(ImportFinding finding, string language)
{
    /// <summary>The file, without .csv.</summary>
    public string File => finding.File;

    /// <summary>The line, counted from 1, the header included; null where it is of no single line.</summary>
    public int? Line => (int?)finding.Line;

    /// <summary>The column.</summary>
    public string? Column => finding.Column;

    /// <summary>A stable code for programs.</summary>
    public string Code => finding.Code;

    /// <summary>What it does.</summary>
    public Severity Severity => Enum.Parse<Severity>(finding.Severity);

    /// <summary>What kind of signs the value has; null where it is of no single value.</summary>
    public string? Shape => finding.Shape;

    /// <summary>A sentence for people, in the language of Accept-Language (en or es).</summary>
    public string Message => FindingCodes.Sentence(finding.Code, language);
}

/// <summary>One thing that an import changes.</summary>
public sealed class RosterChange(ImportChange change, IReadOnlyDictionary<Guid, string> names)
{
    /// <summary>What it is.</summary>
    public ImportEntity Entity => change.Entity;

    /// <summary>How it changes.</summary>
    public ImportAction Action => change.Action;

    /// <summary>The school's or the person's id, of a role its person's; null for a school year.</summary>
    [Id]
    public string? Id => change.NodeIdOf();

    /// <summary>Its name as the roster has it now; of who is new as the package has it, until the import is over.</summary>
    public string? Name => change.Id is { } id ? names.GetValueOrDefault(id) : null;

    /// <summary>The role; null where it is none.</summary>
    public Role? Role => change.Role;

    /// <summary>The school of a role; null: in the whole district.</summary>
    [Id]
    public string? SchoolId => change.School is { } school ? NodeId.Of("School", school.Value) : null;
}

/// <summary>How much of something an import removes.</summary>
public sealed class RosterRemoval(Removal removal)
{
    /// <summary>Of what.</summary>
    public ImportThreshold Of => removal.Of;

    /// <summary>How many go.</summary>
    public int Removed => removal.Removed;

    /// <summary>How many there are.</summary>
    public int There => removal.There;
}
