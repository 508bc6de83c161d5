namespace DistrictCoaching.EndToEnd;

/// <summary>Looks at real processes until what must come has come; how long it takes is asserted nowhere.</summary>
internal static class Until
{
    private const int MostLooks = 1_200;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(100);

    public static async Task So(Func<Task<bool>> holds)
    {
        using var looks = new PeriodicTimer(Between, TimeProvider.System);
        for (var look = 0; !await holds(); look++)
        {
            Assert.True(look < MostLooks, "It did not come.");
            await looks.WaitForNextTickAsync();
        }
    }
}
