using System.Text;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

/// <summary>A history in each of two neighbouring districts: whatever happens in one, the other is as its own model says, and strangers get nowhere.</summary>
internal sealed class TwoDistricts
{
    private readonly StringBuilder told = new();
    private readonly World world;
    private readonly History here, there;
    private readonly Tally tally;

    public TwoDistricts(World world, Tally tally) =>
        (this.world, this.tally, here, there) = (world, tally, new(world, tally, told), new(world.Neighbour, tally, told));

    public async Task Take(IReadOnlyList<Step> steps)
    {
        try
        {
            foreach (var step in steps)
            {
                told.AppendLine().Append($"{world.Model.Today:ddd yyyy-MM-dd} {(step.Next ? "next door " : "")}silo {step.Silo} {step.Loss}: ");
                await Take(step);
            }

            await here.Reckon();
            await there.Reckon();
            await Mentions(world);
            await Mentions(world.Neighbour);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"{e.Message}\n{told}\n{e.StackTrace}", e);
        }
    }

    private async Task Take(Step step)
    {
        var (acts, rests) = step.Next ? (there, here) : (here, there);
        var resting = step.Next ? world : world.Neighbour;
        var before = await resting.Heads();
        await acts.Take(step);
        await acts.Look(step);
        if (step.A % 3 == 0)
        {
            await rests.Look(step);
            await new Strangers(resting.Neighbour, resting, tally).Try(step);
        }

        Assert.Equal(before, await resting.Heads());
    }

    /// <summary>Nothing that is kept of one district names anything of the other.</summary>
    private static async Task Mentions(World of)
    {
        var theirs = of.Neighbour.Ids.Concat(of.Neighbour.Operations.Except(of.Operations)).Append(of.Neighbour.District.Value).Select(id => id.ToString("D")).ToList();
        foreach (var stored in await of.Stored())
        {
            Assert.DoesNotContain(theirs, id => stored.Contains(id, StringComparison.Ordinal));
        }
    }
}
