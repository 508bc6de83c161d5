using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains.Tests.TimeMachine;

internal sealed partial class History
{
    /// <summary>Asks; where the line breaks, either asks again at the other silo or leaves it to a later step.</summary>
    private async Task Settle(Asked made, Step step)
    {
        told.Append(made.Text);
        var expected = made.Judge();
        var journal = world.Journal(step.Silo);
        journal.Next = step.Loss;
        try
        {
            Expect(expected, await made.Ask(step.Silo));
            journal.Next = Loss.None;
        }
        catch (TimeoutException)
        {
            told.Append($" ({step.Loss} lost)");
            if (journal.Lost == Outcome.Appended && expected is null)
            {
                Happens(made);
                tally.Add("lost answer of what happened");
            }

            if (step.C % 2 == 0)
            {
                await Again(made, 1 - step.Silo);
            }

            return;
        }

        if (expected is null)
        {
            Happens(made);
        }
        else
        {
            tally.Add("refused", (step.Kind == Kind.Record, expected), (step.Kind == Kind.Impostor, "to others"));
        }
    }

    private async Task Again(Asked made, int silo)
    {
        if (made.Accepted is not null)
        {
            Expect(null, await made.Ask(silo));
            tally.Add("again", (true, "after it happened"));
            return;
        }

        var expected = made.Judge();
        Expect(expected, await made.Ask(silo));
        tally.Add("again");
        if (expected is null)
        {
            Happens(made);
        }
    }

    private async Task Retry(Step step)
    {
        var recent = asked.Where(made => made.Accepted is not { } day || Model.Today.DayNumber - day.DayNumber < 29).ToList();
        if (recent.Count == 0)
        {
            return;
        }

        var made = recent[^(1 + (step.A % Math.Min(recent.Count, 8)))];
        told.Append($"again: {made.Text}");
        if (made is { Accepted: not null, Otherwise: { } otherwise } && step.B % 4 == 0)
        {
            Expect("OPERATION_REUSED", await otherwise(step.Silo));
            tally.Add("operation reused");
        }
        else
        {
            await Again(made, step.Silo);
        }
    }

    private void Happens(Asked made)
    {
        made.Happens();
        made.Accepted = Model.Today;
    }

    private void Expect(string? expected, string? got)
    {
        told.Append($" -> {got ?? "accepted"}");
        if (expected == Model.No ? got is null or "TRY_AGAIN" : expected != got)
        {
            throw new InvalidOperationException($"Expected {expected ?? "accepted"}, got {got ?? "accepted"}.");
        }
    }
}
