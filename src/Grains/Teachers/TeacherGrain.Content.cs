using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

internal sealed partial class TeacherGrain
{
    private int destroyed;

    public async Task<Answer<DoneView>> EraseContent(ErasureAsked asked)
    {
        var answer = await Settle(
            Asking.Of("erase-content", asked.Operation, asked.By, asked, AskedJson.Default.ErasureAsked) with { Stops = true },
            Around(asked.By == Id ? null : new(asked.By)),
            (teacher, around) => new EraseContent(Self, new(asked.By), around).Decide(teacher),
            (_, _) => DoneView.Now);
        if (answer.Refusal is null)
        {
            await Loaded(await Recall());
        }

        return answer;
    }

    /// <summary>The event comes first, then its key is destroyed; a process that died between the two is made up for here.</summary>
    protected override async Task Loaded(Teacher state)
    {
        if (state.Erasures > destroyed)
        {
            await Services.Content.Destroy(District, ContentKey.Of(Self, state.Erasures - 1));
            destroyed = state.Erasures;
        }
    }

    private Guid Key(Teacher teacher) => ContentKey.Of(Self, teacher.Erasures);

    private async Task<(ContentRef Reference, SealedItem Item)> SealText(string text)
    {
        try
        {
            return await Services.Content.SealText(District, Id, text, Key(await Recall()));
        }
        catch (ErasedException)
        {
            Doubt();    // another silo knows of an erasure that this one does not
            return await Services.Content.SealText(District, Id, text, Key(await Recall()));
        }
    }

    private async Task<string?> OpenText(Teacher teacher, ContentRef? text) =>
        text is null ? null : await Services.Content.OpenText(District, Id, text.Item, Key(teacher));
}
