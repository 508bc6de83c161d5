namespace DistrictCoaching.OneRoster;

/// <summary>What the package says of itself, and where it says nothing what its files show.</summary>
internal sealed class Manifest
{
    private readonly Dictionary<string, string> modes = new(StringComparer.OrdinalIgnoreCase);
    private readonly RosterPackage package;
    private readonly Findings findings;
    private readonly bool there;

    public Manifest(RosterPackage package, Findings findings)
    {
        (this.package, this.findings) = (package, findings);
        there = package.Has("manifest");
        HasRoles = package.Has("roles");
        if (there)
        {
            var properties = ManifestProperties.Read(package, findings);
            HasRoles = properties.Version is { } version ? version == "1.2" : HasRoles;
            modes = properties.Modes;
            if (findings.Refused)
            {
                return;
            }

            properties.ReportMissing(HasRoles);
        }
        else
        {
            findings.Add("manifest", null, null, "MISSING_MANIFEST");
        }

        Require();
    }

    /// <summary>Whether roles are a file of their own (1.2) or columns of users (1.1).</summary>
    public bool HasRoles { get; }

    /// <summary>Whether a file is there to be read.</summary>
    public bool Has(string file) => package.Has(file) && Mode(file) != "absent";

    public CsvTable Open(TableShape shape) => new(package, shape, findings, Mode(shape.File));

    /// <summary>Whether a file that was read is all there is, rather than what changed.</summary>
    public bool IsBulk(CsvTable table) => Mode(table.File) == "bulk" || (!there && table.StatusLine is null);

    /// <summary>
    /// Whether what is absent from a file that was read is gone. Where rows have a status although the manifest says bulk, the rows are believed;
    /// where a row could not be told whose it is, it may be anybody's.
    /// </summary>
    public bool IsWhole(CsvTable table) => IsBulk(table) && table.StatusLine is null && !table.Incomplete;

    /// <summary>The ids of a file, where one that is not among them is nowhere; none where rows may be missing, so that one defect is not told of many rows.</summary>
    public Seen? All(CsvTable table, Seen ids) => IsBulk(table) && !table.Incomplete && !findings.Refused ? ids : null;

    /// <summary>
    /// Reports what only a whole file shows: that it has nothing but a header, which is not allowed and where it would empty the district refuses the package;
    /// or that it is a delta although the manifest says bulk.
    /// </summary>
    public void ReportWhole(CsvTable table)
    {
        if (table.Rows == 0 && !findings.Refused)
        {
            findings.Add(table.File, null, null, table.File is "orgs" or "users" or "roles" && Mode(table.File) != "delta" ? "EMPTY_FILE" : "NO_ROWS");
        }

        if (Mode(table.File) == "bulk" && table.StatusLine is { } line)
        {
            findings.Add(table.File, line, "status", "MODE_CONFLICT");
        }
    }

    private string? Mode(string file) => there ? modes.GetValueOrDefault(file, "absent") : null;

    private void Require()
    {
        foreach (var file in Standard.Read.Where(file => HasRoles || !Standard.IsNew(file)))
        {
            var needed = there ? Mode(file) is "bulk" or "delta" : file is "orgs" or "users" or "roles";
            if (needed && !package.Has(file))
            {
                findings.Add(file, null, null, "MISSING_FILE");
            }
            else if (there && Mode(file) == "absent" && package.Has(file))
            {
                findings.Add(file, null, null, "FILE_UNEXPECTED");
            }
        }

        if (there && !HasRoles && package.Has("roles"))
        {
            findings.Add("roles", null, null, "VERSION_MISMATCH");
        }

        // All users without their roles or schools would be nobody, and so everybody would leave.
        if (Mode("users") == "bulk")
        {
            RequireWithUsers("orgs");
            if (HasRoles)
            {
                RequireWithUsers("roles");
            }
        }

        foreach (var (file, column, target) in Standard.Targets.Where(reference => Mode(reference.File) == "bulk" && Mode(reference.Target) == "absent"))
        {
            findings.Add(file, null, column, "MISSING_TARGET_FILE");
        }
    }

    private void RequireWithUsers(string file)
    {
        if (Mode(file) == "absent")
        {
            findings.Add(file, null, null, "MISSING_FILE");
        }
    }
}
