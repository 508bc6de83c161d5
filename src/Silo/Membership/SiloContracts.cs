using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using DistrictCoaching.Contracts;
using DistrictCoaching.Storage;
using DistrictCoaching.Storage.Postgres;
using Npgsql;

namespace DistrictCoaching.Silo;

/// <summary>A silo's name says which contracts it speaks, so that membership tells whoever starts with whom it would work.</summary>
public static partial class SiloContracts
{
    /// <summary>A silo that was killed leaves its row; one that lives renews it every five seconds.</summary>
    private const string Living =
        "select siloname from orleansmembershiptable where deploymentid = $1 and status <> 6 and iamalivetime > clock_timestamp() - interval '1 minute'";

    /// <summary>A name that no other silo has.</summary>
    public static string Name(ContractLevel contracts) =>
        string.Create(CultureInfo.InvariantCulture, $"silo-{RandomNumberGenerator.GetHexString(8, lowercase: true)}.contracts-{contracts.Level}-{contracts.Oldest}");

    /// <summary>Silos of before names said so have level 0.</summary>
    public static ContractLevel Read(string name) =>
        Said().Match(name) is { Success: true } said ? new(Number(said.Groups[1]), Number(said.Groups[2])) : default;

    /// <summary>Compares a release's contracts with those of the silos that run.</summary>
    /// <param name="membership">Connection string of the membership table.</param>
    /// <exception cref="ContractsException">One of them has contracts with which these cannot work.</exception>
    /// <exception cref="StorageException">The database is not reached, or has no such table.</exception>
    public static async Task Check(string membership, string cluster, ContractLevel contracts, CancellationToken cancel)
    {
        try
        {
            await Compare(membership, cluster, contracts, cancel);
        }
        catch (NpgsqlException failed) when (UnusableDatabase.Of(failed) is { } unusable)
        {
            throw unusable;
        }
    }

    private static async Task Compare(string membership, string cluster, ContractLevel contracts, CancellationToken cancel)
    {
        await using var db = new NpgsqlConnection(membership);
        await db.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(Living, db) { Parameters = { new NpgsqlParameter { Value = cluster } } };
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            if (Read(reader.GetString(0)) is var there && !contracts.Understands(there))
            {
                throw new ContractsException(contracts, there);
            }
        }
    }

    private static int Number(Group digits) => int.Parse(digits.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\.contracts-(\d{1,9})-(\d{1,9})$", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Said();
}

/// <summary>A process would not work with the silos that run.</summary>
public sealed class ContractsException(ContractLevel mine, ContractLevel theirs) : Exception(
    $"Silos of another release run in this cluster, and this one cannot work beside them (contracts {theirs.Level}, from {theirs.Oldest} on, there; {mine.Level}, from {mine.Oldest} on, here). "
    + "Go by a release between the two, or stop all silos and gateways first: UPGRADING.md says which.")
{
    public const string Code = "CONTRACTS_DIFFER";
}
