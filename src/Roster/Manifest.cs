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
            Read();
        }
        else
        {
            findings.Add("manifest", null, null, "MISSING_MANIFEST");
        }

        Require();
    }

    /// <summary>Whether roles are a file of their own (1.2) or columns of users (1.1).</summary>
    public bool HasRoles { get; private set; }

    /// <summary>Whether a file is there to be read.</summary>
    public bool Has(string file) => package.Has(file) && Mode(file) != "absent";

    /// <summary>Whether a file that was read is all there is, rather than what changed.</summary>
    public bool IsBulk(CsvTable table) => Mode(table.File) == "bulk" || (!there && !table.HasStatus);

    /// <summary>Whether what is absent from a file that was read is gone. Where rows have a status although the manifest says bulk, the rows are believed.</summary>
    public bool IsWhole(CsvTable table)
    {
        if (Mode(table.File) == "bulk" && table.HasStatus)
        {
            findings.Add(table.File, null, "status", "MODE_CONFLICT");
        }

        return IsBulk(table) && !table.HasStatus;
    }

    private string? Mode(string file) => there ? modes.GetValueOrDefault(file, "absent") : null;

    private void Read()
    {
        using var table = new CsvTable(package, "manifest", findings, "propertyName", "value");
        while (table.Next())
        {
            var (name, value) = (table["propertyName"], table["value"].ToLowerInvariant());
            if (name == "oneroster.version")
            {
                HasRoles = value.StartsWith("1.2", StringComparison.Ordinal);
                if (!HasRoles && value != "1.1")
                {
                    table.Report("UNKNOWN_VERSION", "value");
                }
            }
            else if (name.StartsWith("file.", StringComparison.Ordinal))
            {
                modes[name["file.".Length..]] = value;
                if (value is not ("absent" or "bulk" or "delta"))
                {
                    table.Report("BAD_VALUE", "value");
                }
            }
        }
    }

    private void Require()
    {
        string[] read = ["orgs", "academicSessions", "users", "enrollments", "classes", "courses", .. HasRoles ? ["roles"] : Array.Empty<string>()];
        foreach (var file in read)
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

        // All users without their roles or schools would be nobody, and so everybody would leave.
        if (Mode("users") == "bulk")
        {
            RequireWithUsers("orgs");
            if (HasRoles)
            {
                RequireWithUsers("roles");
            }
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
