using DistrictCoaching.Grains.Tests.TimeMachine;

namespace DistrictCoaching.Grains.Tests;

/// <summary>Every command of every grain, over a line that breaks and at silos that remember what is no longer so.</summary>
[Collection(nameof(Silos))]
public sealed class FaultTests(TwoSilos silos)
{
    public static TheoryData<string> Commands => new(Command.All.Select(command => command.Name));

    [Theory, MemberData(nameof(Commands))]
    public async Task What_never_reached_the_store_did_not_happen_and_happens_once_when_sent_again(string name) => await Breaks(name, Loss.Request, happened: 0);

    [Theory, MemberData(nameof(Commands))]
    public async Task What_the_store_did_though_its_answer_was_lost_is_answered_when_sent_again(string name) => await Breaks(name, Loss.Answer, happened: 1);

    [Theory, MemberData(nameof(Commands))]
    public async Task A_silo_that_remembers_what_was_before_decides_on_what_is(string name)
    {
        var (command, d) = await Begin(name);
        await Command.Warm(d, 1);
        var about = await command.Given(d, 0);
        var before = await d.Events();
        var operation = Guid.NewGuid();
        var first = await command.Ask(d, 1, operation, about);
        Assert.Equal(first, await command.Ask(d, 0, operation, about));
        Assert.Equal(first, await command.Ask(d, 1, operation, about));
        Assert.Equal(before + command.Events, await d.Events());
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task A_silo_that_did_not_see_it_gives_the_first_result(string name)
    {
        var (command, d) = await Begin(name);
        await Command.Warm(d, 1);
        var about = await command.Given(d, 0);
        var operation = Guid.NewGuid();
        var first = await command.Ask(d, 0, operation, about);
        var before = await d.Events();
        Assert.Equal(first, await command.Ask(d, 1, operation, about));
        Assert.Equal(before, await d.Events());
    }

    [Theory, MemberData(nameof(Commands))]
    public async Task Sent_to_two_activations_at_once_it_happens_once(string name)
    {
        var (command, d) = await Begin(name);
        var about = await command.Given(d, 0);
        await Command.Warm(d, 1);
        var before = await d.Events();
        var operation = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => command.Ask(d, i % 2, operation, about)));
        Assert.Single(answers.Distinct());
        Assert.Equal(before + command.Events, await d.Events());
    }

    private async Task Breaks(string name, Loss loss, int happened)
    {
        var (command, d) = await Begin(name);
        var about = await command.Given(d, 0);
        var before = await d.Events();
        var operation = Guid.NewGuid();
        silos.Journal(0).Next = loss;
        await Assert.ThrowsAsync<TimeoutException>(() => command.Ask(d, 0, operation, about));
        Assert.Equal(before + (happened * command.Events), await d.Events());
        var first = await command.Ask(d, 0, operation, about);
        Assert.Equal(first, await command.Ask(d, 1, operation, about));
        Assert.Equal(first, await command.Ask(d, 0, operation, about));
        Assert.Equal(before + command.Events, await d.Events());
    }

    private async Task<(Command Command, TestDistrict District)> Begin(string name) =>
        (Command.All.Single(command => command.Name == name), await TestDistrict.Begin(silos));
}
