using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Verification;

/// <summary>A journal with signed checkpoints, and somebody who writes past the store and its rules.</summary>
public abstract class VerificationContract(Stores stores) : RingContract(stores)
{
    protected string Folder => Path.Combine(Root, "checkpoints");

    protected Checkpoints Signer() => new(Store.Heads, Store.Journal, Ring, CheckpointFolder.Open(Folder, make: true), Stores.Clock);

    protected async Task Sign() => Assert.Empty(await Signer().Sign());

    protected JournalVerification Verification() => new(Store.Heads, Ring, new(Folder));

    /// <summary>What is found, as "Kind version" for the stream and "kind number" for checkpoints.</summary>
    protected async Task<IReadOnlyList<string>> Found(DistrictId? district = null)
    {
        var found = new List<string>();
        await foreach (var broken in Verification().District(district ?? Stream.District))
        {
            Assert.Equal(district ?? Stream.District, broken.District);
            Assert.True(broken.Stream is null || broken.Stream == Stream);
            found.Add($"{broken.What} {broken.Version}");
        }

        return found;
    }

    /// <summary>Three events, signed after the first and after the third.</summary>
    protected async Task GivenSigned()
    {
        await Store.Append(Stream, 0, Given.Event("one"));
        await Sign();
        await Store.Append(Stream, 1, Given.Event("two"), Given.Event("three"));
        await Sign();
    }

    protected string Where(string more = "") => $"where tenant = {Stores.Literal(Stream.District.Value)} and kind = {(short)Stream.Kind} and stream = {Stores.Literal(Stream.Id)}{more}";

    protected string At(long version) => Where($" and version = {version}");

    /// <summary>What somebody can do who has the database and no key.</summary>
    protected async Task Tamper(string how)
    {
        await Stores.Unlock();
        var past = await Store.Journal.Read(Stream);
        foreach (var sql in how switch
        {
            "a changed byte" => [$"update events set body = {Stores.Literal("\"tow\""u8)} {At(2)}"],
            "a changed actor" => [$"update events set actor = {Stores.Literal(Guid.NewGuid())} {At(3)}"],
            "swapped events" => [$"update events set version = 99 {At(1)}", $"update events set version = 1 {At(2)}", $"update events set version = 2 {At(99)}"],
            "an event taken out" => [$"delete from events {At(2)}"],
            "a cut end" => [$"delete from events {At(3)}", SetHead(2, past[1].Hash.Span)],
            "a cut end under its head" => [$"delete from events {At(3)}"],
            "a head set back" => [SetHead(2, past[1].Hash.Span)],
            "a head taken away" => [$"delete from heads {Where()}"],
            "a deleted stream" => [$"delete from events {Where()}", $"delete from heads {Where()}"],
            "a stream without events" => [$"delete from events {Where()}"],
            "a rewritten stream" => Rewritten(past, from: 2),
            _ => Rewritten(past, from: 1),
        })
        {
            await Stores.Behind(sql);
        }
    }

    private List<string> Rewritten(IReadOnlyList<Past> past, long from)
    {
        var hash = from == 1 ? Chain.Start.ToArray() : past[(int)from - 2].Hash.ToArray();
        var sql = new List<string>();
        foreach (var one in past.Skip((int)from - 1))
        {
            var body = "\"another story\""u8;
            hash = Chain.Next(hash, Stream, one.Version, one.Type, one.Time, one.Actor, body);
            sql.Add($"update events set body = {Stores.Literal(body)}, hash = {Stores.Literal(hash)} {At(one.Version)}");
        }

        return [.. sql, SetHead(past.Count, hash)];
    }

    private string SetHead(long version, ReadOnlySpan<byte> hash) => $"update heads set version = {version}, hash = {Stores.Literal(hash)} {Where()}";
}
