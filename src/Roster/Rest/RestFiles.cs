using System.Text;

namespace DistrictCoaching.OneRoster;

/// <summary>What a service says, as the standard's files, in files that nobody else can read and that end with us. Of students nothing is kept but ids.</summary>
internal sealed class RestFiles : IDisposable
{
    private readonly Dictionary<string, (TableShape Shape, FileStream File, StreamWriter Rows)> files = [];
    private readonly HashSet<string> filled = [];
    private readonly string version;
    private readonly bool isOld, isDelta;
    private long left = long.MaxValue;

    /// <param name="most">How many characters all of it may have.</param>
    public RestFiles(string version, bool isDelta, long most)
    {
        (this.version, isOld, this.isDelta) = (version, version == "1.1", isDelta);
        TableShape[] shapes =
        [
            TableShape.Orgs, TableShape.Sessions, isOld ? TableShape.UsersWithRoles : TableShape.Users, .. isOld ? Array.Empty<TableShape>() : [TableShape.Roles],
            .. isDelta ? Array.Empty<TableShape>() : [TableShape.Courses, TableShape.Classes, TableShape.Enrollments],
        ];
        foreach (var shape in shapes)
        {
            Open(shape);
        }

        left = most;    // the names of columns are ours
    }

    public void Add(string collection, RestRecord record)
    {
        var shape = files[collection].Shape;
        filled.Add(collection);
        if (!IsGone(collection, record))
        {
            var isStudent = collection == "users" && IsOfNoStaff(record);
            Write(files[collection].Rows, [.. shape.Columns.Select(column => isStudent && !IsOfStudents(column.Name) ? "" : Value(collection, record, column.Name))]);
            if (collection == "users" && !isOld)
            {
                AddRoles(record);
            }
        }
    }

    /// <summary>The package takes the files with it.</summary>
    public RosterPackage Package()
    {
        WriteManifest();
        foreach (var (_, _, rows) in files.Values)
        {
            rows.Flush();
        }

        return RosterPackage.Of(files.Keys.Where(file => file == "manifest" || Mode(file) != "absent").ToDictionary(file => file, file => (Stream)files[file].File), this);
    }

    public void Dispose()
    {
        foreach (var (_, file, _) in files.Values)
        {
            file.Dispose();
        }
    }

    private static bool IsOfStudents(string column) => column is "sourcedId" or "status" or "dateLastModified" or "enabledUser" or "role" or "orgSourcedIds";

    private bool IsOfNoStaff(RestRecord user) => isOld ? Standard.IsOfNoStaff(user["role"]) : user.Roles.Any() && user.Roles.All(role => Standard.IsOfNoStaff(role["role"]));

    /// <summary>A service lists what was deleted too; in what stands for everything it is simply absent.</summary>
    private bool IsGone(string collection, RestRecord record) => Mode(collection) == "bulk" && record["status"] == "tobedeleted";

    /// <summary>Where nobody changed there is nothing to read of people.</summary>
    private string Mode(string file) =>
        !files.ContainsKey(file) || (isDelta && file is ("users" or "roles") && !filled.Contains(file)) ? "absent" : isDelta && file == "users" ? "delta" : "bulk";

    private void WriteManifest()
    {
        var rows = Open(TableShape.Manifest);
        Write(rows, "manifest.version", "1.0");
        Write(rows, "oneroster.version", version);
        foreach (var file in Standard.Files.Where(file => file != "manifest" && (!isOld || !Standard.IsNew(file))))
        {
            Write(rows, "file." + file, Mode(file));
        }
    }

    private string Value(string collection, RestRecord record, string column) =>
        column is "password" || (Mode(collection) == "bulk" && (column is "dateLastModified" || (column is "status" && record[column] == "active"))) ? "" : record[column];

    /// <summary>A service lists all roles of a user with the user, so that a role which is absent has ended.</summary>
    private void AddRoles(RestRecord user)
    {
        foreach (var (at, role) in user.Roles.Index())
        {
            filled.Add("roles");
            Write(files["roles"].Rows, [.. TableShape.Roles.Columns.Select(column => column.Name switch
            {
                "sourcedId" => $"{user.Id}/{at}",
                "userSourcedId" => user.Id,
                "status" or "dateLastModified" => "",
                var name => role[name],
            })]);
        }
    }

    private StreamWriter Open(TableShape shape)
    {
        var file = SpoolFile.New();
        var rows = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        files.Add(shape.File, (shape, file, rows));
        Write(rows, [.. shape.Columns.Select(column => column.Name)]);
        return rows;
    }

    /// <summary>JSON may have line breaks where files may not.</summary>
    private void Write(StreamWriter rows, params ReadOnlySpan<string> values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            var value = values[at].ReplaceLineEndings(" ").Replace('\r', ' ');
            if ((left -= value.Length) < 0)
            {
                throw new RestException("REST_ANSWER");    // more than a package may have: what a service says must not fill the disk
            }

            rows.Write(at == 0 ? "" : ",");
            rows.Write(value.AsSpan().ContainsAny('"', ',', '\n') ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value);
        }

        rows.Write('\n');
    }
}
