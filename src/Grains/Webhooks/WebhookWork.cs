using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Grains;

/// <summary>What the service does of webhooks in the background: for each of them one message after another, and none of them waits for another.</summary>
internal sealed partial class WebhooksGrain
{
    private readonly HashSet<Guid> underWay = [];
    private readonly HashSet<Guid> again = [];
    private bool looking;

    public Task Resume()
    {
        Work();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        WebhookMeters.Forget(District);
        return base.OnDeactivateAsync(reason, cancellationToken);
    }

    private void Work()
    {
        if (!looking)
        {
            looking = true;
            Begin(_ => Go());
        }
    }

    private void Begin(Func<CancellationToken, Task> work)
    {
        IGrainTimer? timer = null;
        timer = this.RegisterGrainTimer(
            async leaving =>
            {
                await work(leaving);
                timer?.Dispose();
            },
            new GrainTimerCreationOptions(TimeSpan.Zero, Timeout.InfiniteTimeSpan) { Interleave = true, KeepAlive = true });
    }

    private async Task Go()
    {
        try
        {
            await Destroy();
            looking = false;
            var told = (await Look()).All.Where(webhook => webhook.Stopped is null).ToList();
            if (told.Count > 0)
            {
                await GrainFactory.Changes(District).Publish();
            }

            foreach (var webhook in told)
            {
                again.Add(webhook.Id);
                if (underWay.Add(webhook.Id))
                {
                    Begin(leaving => Deliver(webhook.Id, leaving));
                }
            }
        }
        catch (Exception failure)
        {
            NotDone(log, failure.GetType().Name, failure.StackTrace);    // whatever it was, the next round goes on with it
            Doubt();
        }
        finally
        {
            looking = false;
        }
    }

    private async Task Deliver(Guid webhook, CancellationToken leaving)
    {
        try
        {
            while (again.Remove(webhook))
            {
                while (await Services.Neighbourhood.Works(District) && (await Look()).Find(webhook) is { Stopped: null } found && await Step(found, leaving))
                {
                }

                WebhookMeters.Watch(District, await Recall(), Services.Clock);
            }
        }
        catch (Exception failure)
        {
            if (!leaving.IsCancellationRequested)
            {
                NotDone(log, failure.GetType().Name, failure.StackTrace);
            }

            Doubt();
        }
        finally
        {
            underWay.Remove(webhook);
        }
    }

    /// <summary>Keys of what is gone are destroyed after the event that says so; a process that died between the two is made up for here.</summary>
    private async Task Destroy()
    {
        if (!WorkOnWebhooks.Expired(await Look(), Now).Events.IsEmpty)
        {
            await Record(webhooks => WorkOnWebhooks.Expired(webhooks, Now));
        }

        foreach (var key in (await Look()).Doomed)
        {
            await Services.Content.Erase(District, key);
            await Record(webhooks => WorkOnWebhooks.Destroyed(webhooks, key));
        }
    }

    /// <summary>All webhooks of the district append to one stream: each time that this one lost, another one won.</summary>
    private async Task Record(Func<Webhooks, Decision<WebhooksEvent>> decide)
    {
        while ((await Settle(new("work-on-webhooks", Guid.NewGuid(), Guid.Empty, ""), Known.Nothing, (webhooks, _) => decide(webhooks), (_, _) => DoneView.Now)).Refusal is not null)
        {
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Webhooks could not be gone on with, and are in the next round: {Failure} {Stack}")]
    private static partial void NotDone(ILogger log, string failure, string? stack);
}
