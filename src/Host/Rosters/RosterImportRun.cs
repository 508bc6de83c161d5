namespace DistrictCoaching.Host;

/// <summary>One import, from sending its package to where it ends or waits.</summary>
/// <param name="terminal">A bar that moves; else a line for each state.</param>
internal sealed class RosterImportRun(RosterClient client, Guid import, TextWriter output, bool terminal, TimeProvider clock)
{
    private const int Width = 30, Patience = 60;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);
    private string shown = "";

    public async Task<int> Follow(Stream package, bool planOnly, CancellationToken told)
    {
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(told);
        var sending = client.Send(import, package, planOnly, leaving.Token);
        var (asked, failures) = (false, 0);
        while (true)
        {
            if (told.IsCancellationRequested && !asked)
            {
                asked = true;
                await Cancel();
            }

            if (sending.IsCompletedSuccessfully && await sending is { } refused)
            {
                return End(1, refused);
            }

            if (sending.IsFaulted)
            {
                await sending;
            }

            try
            {
                var stand = await client.Look(import, CancellationToken.None);
                failures = 0;
                Show(stand?.State ?? "READING", stand?.Percent ?? 0);
                if (stand is not null && (sending.IsCompleted || asked) && Ended(stand) is { } code)
                {
                    return code;
                }

                if (stand is null && asked)
                {
                    return End(1, "Cancelled before it began; nothing was changed.");
                }
            }
            catch (StartException) when (++failures < Patience)
            {
                // a part of the service is away; the import is not
            }

            await Task.WhenAny(Task.Delay(Between, clock, asked ? CancellationToken.None : told));    // told to stop, it looks at once
        }
    }

    private int? Ended(RosterStand stand)
    {
        foreach (var line in stand.State is "APPLIED" or "PLANNED" or "AWAITING_APPROVAL" ? stand.Totals : [])
        {
            Say($"  {line}");
        }

        if (stand.State is "APPLIED" or "PLANNED" or "AWAITING_APPROVAL" or "REFUSED")
        {
            Say($"  findings: {stand.Found.File} of the file, {stand.Found.Row} of rows, {stand.Found.Warning} warnings; all of them, and the plan: {client.Files(import)}/findings.csv, {client.Files(import)}/plan.csv");
        }

        return stand.State switch
        {
            "APPLIED" => End(0, stand.Totals.Count == 0 ? "Applied: the roster said the same already." : "Applied."),
            "PLANNED" => End(0, stand.Totals.Count == 0 ? "Planned: nothing would change." : "Planned; nothing was changed."),
            "AWAITING_APPROVAL" => End(3, $"It waits for a district lead's approval{(stand.Above.Count == 0 ? "" : $", since it removes more than may go by itself: {string.Join(", ", stand.Above)}")}."),
            "REFUSED" or "CANCELLED" => End(1, stand.Refusal!),
            _ => null,
        };
    }

    private async Task Cancel() => Say(await client.Cancel(import) ?? "Asked to cancel.");

    private void Show(string state, int percent)
    {
        if (terminal)
        {
            output.Write($"\r[{new string('#', percent * Width / 100).PadRight(Width, '.')}] {percent,3} % {state.ToLowerInvariant().Replace('_', ' '),-20}");
        }
        else if (state != shown)
        {
            output.WriteLine($"{percent} % {state}");
        }

        shown = state;
    }

    private int End(int code, string sentence)
    {
        Say(sentence);
        return code;
    }

    private void Say(string line)
    {
        output.WriteLine((terminal && shown.Length > 0 ? "\n" : "") + line);
        shown = "";
    }
}
