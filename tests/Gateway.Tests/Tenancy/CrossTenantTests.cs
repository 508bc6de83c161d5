namespace DistrictCoaching.Gateway.Tests;

/// <summary>Promise 9: no id, query, mutation, error or count tells one district anything of another. Walks the schema: a new field is covered by being there.</summary>
[Collection(nameof(Service))]
public sealed class CrossTenantTests(Service service)
{
    private const int PerKind = 2;
    private static readonly string[] Callers =
    [
        Teachers.Live, "Coach", "Principal", "Head", "Representative", "Administrator", "Lead", TestDistrict.App,
    ];

    [Fact]
    public async Task What_happens_in_another_district_moves_nothing()
    {
        var home = await (await TestDistrict.Found(service, "Still")).Coached();
        var before = await home.Look(service, Teachers.Live, Callers);
        await (await TestDistrict.Found(service, "Busy")).Coached();
        Looks.Equal(before, await home.Look(service, Teachers.Live, Callers), "Another district is founded and coached, and it shows");
    }

    [Fact]
    public async Task An_id_of_another_district_is_answered_like_one_that_nothing_has()
    {
        var queries = Walker.Reads(service);
        var (home, foreign) = (await (await TestDistrict.Found(service, "Home")).Coached(), await (await TestDistrict.Found(service, "Foreign")).Coached());
        var theirs = await foreign.Harvest(queries);
        var nothings = theirs.ToDictionary(of => of.Key, of => of.Take(PerKind).Select(_ => Tried.Unknown(of.Key)).ToArray());
        Assert.Superset(new HashSet<string> { "", Slot.Cursor, "Person", "School", "District", "Notice", "Consent", "Invitation", "Activity", "Webhook", "WebhookDelivery" }, theirs.Select(kind => kind.Key).ToHashSet());
        var before = await service.Heads(foreign.Id);
        Assert.True(before.Count > Teachers.Keys.Length);

        foreach (var ofOperation in new[] { false, true })    // last, since afterwards their ids stand in the caller's own journal
        {
            foreach (var caller in Callers)
            {
                await Restore(home);
                foreach (var call in queries.Concat(Walker.Mutations(service)))
                {
                    foreach (var slot in call.Slots.Where(slot => ofOperation == (slot.Name == Slot.Operation)))
                    {
                        await Try(home, home.Who(caller), call, slot, theirs, nothings);
                    }
                }
            }
        }

        Assert.Equal(before, await service.Heads(foreign.Id));
    }

    /// <summary>
    /// Each of their ids in one slot, all else the caller's own, after one that nothing has. Twice before with others, so that what a first asking changes within the caller's own district does not count;
    /// where an answer moves with every asking, as the number of a new notice does, numbers do not count.
    /// </summary>
    private static async Task Try(TestDistrict home, Member caller, Call call, Slot slot, ILookup<string, string> theirs, Dictionary<string, string[]> nothings)
    {
        foreach (var kind in slot.Kinds(theirs.Select(of => of.Key)))
        {
            await Ask(Tried.Unknown(kind));
            var steady = await Ask(Tried.Unknown(kind));
            if (steady.Contains("\"data\":null", StringComparison.Ordinal) && steady.Contains("NOT_ALLOWED", StringComparison.Ordinal))
            {
                break;    // a role that is not hers: her ids are not even looked at
            }

            foreach (var (at, id) in theirs[kind].Take(PerKind).Index())
            {
                var unknown = await Ask(nothings[kind][at]);
                var answer = await Ask(id);
                Assert.True(unknown == answer || (unknown != steady && Uncounted(unknown) == Uncounted(answer)), $"{caller.Key} asks {call.Name} with another district's {kind} as {slot.Path}:\n{answer}\nand with one that nothing has:\n{unknown}");
            }
        }

        async Task<string> Ask(string tried)
        {
            var operation = Guid.NewGuid();
            var answer = await caller.Ask(call.Document, call.Variables(other =>
                other == slot ? tried : other.Name == Slot.Operation ? operation.ToString("D") : other.Optional && !call.IsMutation ? null : home.Own(other)));
            Assert.DoesNotContain("\"INTERNAL\"", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("\"QUERY_", answer.Text, StringComparison.Ordinal);    // one that is refused whole tells nothing of anything
            Assert.DoesNotContain("Foreign", answer.Text, StringComparison.Ordinal);    // in the name of everyone and everything there
            return Sight.Of(answer, slot.Name == Slot.Operation ? [(Tried.Bare(tried), "operation")] : [(operation, "operation"), (Tried.Bare(tried), "tried")]);
        }
    }

    private static string Uncounted(string seen) => string.Concat(seen.Where(letter => !char.IsAsciiDigit(letter)));

    /// <summary>What the last caller could do within the district is mended, so that the next one meets all of it.</summary>
    private static async Task Restore(TestDistrict home)
    {
        await home.Refresh();
        var live = (await home["Coach"].Ask("query($id: ID!) { partnership(teacherId: $id) { errors { code } } }", new { id = home[Teachers.Live].Id })).Text;
        if (live.Contains("NOTHING_LIVE", StringComparison.Ordinal))
        {
            await home.Grant(Teachers.Live);
        }
    }
}
