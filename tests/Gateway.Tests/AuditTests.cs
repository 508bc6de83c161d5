using System.ComponentModel;
using System.Diagnostics;

namespace DistrictCoaching.Gateway.Tests;

/// <summary>The audits of the npm package graphql-http, which follow the text of GraphQL over HTTP; they need node and npm.</summary>
public sealed class AuditTests(TestGateway gateway) : IClassFixture<TestGateway>
{
    private static bool IsCi => Environment.GetEnvironmentVariable("CI") == "true";

    [Fact]
    public async Task Passes_every_audit_of_GraphQL_over_HTTP()
    {
        var folder = Directory.CreateTempSubdirectory("audit-");
        try
        {
            foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Audit")))
            {
                File.Copy(file, Path.Combine(folder.FullName, Path.GetFileName(file)));
            }

            var (installed, trouble) = await Run(folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
            Assert.SkipUnless(installed == 0 || IsCi, $"npm could not install the audits: {trouble}");
            Assert.True(installed == 0, trouble);
            var (ended, lines) = await Run(folder, "node", "audit.mjs");
            Assert.True(ended == 0, lines);
            var results = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(61, results.Length);
            Assert.All(results, result => Assert.StartsWith("ok\t", result, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<(int Code, string Output)> Run(DirectoryInfo folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["AUDIT_URL"] = new Uri(gateway.Address, "/graphql").AbsoluteUri;
        start.Environment["AUDIT_TOKEN"] = gateway.Issuer.Token();
        try
        {
            using var process = Process.Start(start)!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return (process.ExitCode, process.ExitCode == 0 ? await output : await output + await error);
        }
        catch (Win32Exception missing)
        {
            return (-1, missing.Message);
        }
    }
}
