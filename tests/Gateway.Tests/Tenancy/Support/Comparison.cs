namespace DistrictCoaching.Gateway.Tests;

/// <summary>One caller asks the same of several teachers and must not be able to tell them apart, but for their own names and ids.</summary>
internal sealed class Comparison(TestDistrict district, Member caller, string[] teachers)
{
    /// <summary>What changes who the teachers are, and so is asked last.</summary>
    public const string Merging = "mergePersons";

    private const string Bystander = "OtherTeacher";

    /// <summary>Whether a slot can name a teacher or something of hers.</summary>
    public static bool AboutHer(Slot slot) => slot.Name is not (Slot.Operation or Slot.Cursor or "school" or "notice" or "district");

    /// <summary>Asks with her id in each slot alone, and in all at once.</summary>
    public async Task EverySlot(Call call)
    {
        var slots = call.Slots.Where(AboutHer).ToList();
        var alone = slots.Where(slot => (call.Name, slot.Name) != (Merging, "person"));    // the bystander could be merged into the first of them only
        foreach (var slot in slots.Count > 1 ? alone : [])
        {
            await Alike(call, _ => Guid.NewGuid(), slot.Equals);
        }

        await Alike(call, _ => Guid.NewGuid(), AboutHer);
    }

    /// <summary>First of a bystander, so that what a first asking changes for the caller herself does not count.</summary>
    public async Task Alike(Call call, Func<string, Guid> operation, Func<Slot, bool> hers, string evaluator = "Head")
    {
        await Look(call, Bystander, Guid.NewGuid(), hers, evaluator);
        (string Raw, string Unnamed)? first = null;
        foreach (var key in teachers)
        {
            var answer = await Look(call, key, operation(key), hers, evaluator);
            Assert.True(
                (first ??= answer).Raw == answer.Raw || first.Value.Unnamed == answer.Unnamed,
                $"{caller.Key} asks {call.Name} of {key}:\n{answer.Unnamed}\nand of {teachers[0]}:\n{first.Value.Unnamed}");
        }
    }

    private async Task<(string Raw, string Unnamed)> Look(Call call, string key, Guid operation, Func<Slot, bool> hers, string evaluator)
    {
        var answer = await caller.Ask(call.Document, call.Variables(slot =>
            slot.Name == Slot.Operation ? operation.ToString("D")
            : hers(slot) ? slot.Name is "consent" or "invitation" or "activity" ? district.Own(slot, key) : district[key].Id
            : slot.Name == "evaluator" ? district[evaluator].Id
            : slot.Optional && !call.IsMutation ? null : district.Own(slot, Bystander)));
        Assert.DoesNotContain("\"INTERNAL\"", answer.Text, StringComparison.Ordinal);
        return (Sight.Of(answer), district.Unnamed(answer, key, operation));
    }
}
