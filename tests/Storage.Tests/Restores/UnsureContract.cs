using DistrictCoaching.Domain;
using DistrictCoaching.Storage.Tests.Contract;

namespace DistrictCoaching.Storage.Tests.Restores;

/// <summary>What keeps a restored database closed, or in doubt, though nothing that is known is missing.</summary>
public abstract class UnsureContract(Stores stores, Stores restores) : RestoreCase(stores, restores)
{
    [Fact]
    public async Task A_place_that_knows_nothing_is_no_proof_that_nothing_is_missing()
    {
        var quiet = Teacher();
        await Both(quiet, Grant());
        Directory.Delete(Path.Combine(Place, "endings"), recursive: true);
        Assert.True((await Reopen())!.InDoubt);
        Assert.True((await Restored(quiet)).Consents.Single().Held);
    }

    [Fact]
    public async Task A_teacher_whose_stream_went_on_otherwise_than_was_signed_is_asked_anew()
    {
        var (teacher, granted) = (Teacher(), Grant());
        await Both(teacher, granted);
        await Later(teacher, new TeacherEvent.ConsentResumed(granted.Consent, granted.Days));
        await Later(Teacher(), new TeacherEvent.ContentErased());
        await Sign();
        await Again(teacher, Grant());    // as long as it was, and another one
        Assert.Equal(1, (await Reopen())!.Held);
        Assert.All((await Restored(teacher)).Consents, consent => Assert.True(consent.Held));
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_believed_keeps_it_closed_until_it_is_back()
    {
        var teacher = Teacher();
        await Both(teacher, Grant());
        await Sign();
        await Later(teacher, new TeacherEvent.ContentErased());
        var newest = Directory.GetFiles(Path.Combine(Place, $"{District.Value:N}")).Max()!;
        var signed = await File.ReadAllBytesAsync(newest);
        await File.WriteAllBytesAsync(newest, [.. signed[..^2], .. "?\n"u8]);
        Assert.Equal(BreakKind.CheckpointDamaged, Assert.Single((await Reopen())!.Breaks).What);
        Assert.True(await Check().IsBehind());
        await File.WriteAllBytesAsync(newest, signed);
        Assert.Empty((await Reopen())!.Breaks);
        Assert.False(await Check().IsBehind());
    }
}
