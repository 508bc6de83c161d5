using DistrictCoaching.Storage;
using Microsoft.Extensions.Logging;

namespace DistrictCoaching.Grains;

/// <summary>A database's failure cannot travel to a client, nor what it meant: it goes as what it is to a caller, a call that nobody answered.</summary>
internal sealed partial class OutageFilter(ILogger<OutageFilter> log) : IIncomingGrainCallFilter
{
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        try
        {
            await context.Invoke();
        }
        catch (Exception failure) when (failure is not TimeoutException && StoreOutage.Is(failure))
        {
            NoAnswer(log, failure.GetType().Name);
            throw new TimeoutException("The store does not answer.");
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The store does not answer: {Failure}")]
    private static partial void NoAnswer(ILogger log, string failure);
}
