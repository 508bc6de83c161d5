using System.IO.Compression;
using System.Net.Http.Headers;

namespace DistrictCoaching.Gateway.Tests.People;

/// <summary>Roster files that say something of one or a few people.</summary>
internal static class Deltas
{
    /// <summary>Sends a delta with these people's rows in users, as they are; what was answered.</summary>
    public static Task<string> Send(Service service, TestDistrict district, params string[] keys) => Send(service, district, Users([.. keys.Select(key => User(key, district.Name))]));

    public static async Task<string> Send(Service service, TestDistrict district, params (string File, string[] Lines)[] files)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/roster-imports") { Content = new ByteArrayContent(Zip(files)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("D"));
        request.Headers.Add("Prefer", "wait=60");
        var answer = await service.Send(request, service.Token(district["Lead"].Guid.ToString("D"), district.Id));
        Assert.True(answer.Status == 200, answer.Text);
        return answer.Text;
    }

    public static byte[] Zip(params (string File, string[] Lines)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add("manifest", ["propertyName,value", "manifest.version,1.0", "oneroster.version,1.2", .. files.Select(file => $"file.{file.File},delta")]);
            foreach (var (file, lines) in files)
            {
                Add(file, lines);
            }

            void Add(string file, string[] lines)
            {
                using var writer = new StreamWriter(zip.CreateEntry(file + ".csv").Open());
                writer.Write(string.Join('\n', lines) + "\n");
            }
        }

        return stream.ToArray();
    }

    public static (string File, string[] Lines) Users(params string[] rows) =>
        ("users", ["sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,email", .. rows]);

    public static string User(string key, string name, bool enabled = true) =>
        $"{key},active,2026-10-05T06:00:00.000Z,{(enabled ? "true" : "false")},{RosterFiles.Login(key, name)},,{key},{RosterFiles.Family(key, name)},{RosterFiles.Login(key, name)}";
}
