using System.Collections.Immutable;
using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Grains;

/// <summary>One shell for every aggregate: learn, decide, append, and answer only what the journal confirmed.</summary>
internal abstract class DecidingGrain<TState, TEvent>(
    StreamKind kind, GrainServices services, TState empty, Func<TState, TEvent, TState> evolve, Func<TState, TState, ImmutableArray<TEvent>, IEnumerable<RowChange>> rows) : Grain
    where TState : class
    where TEvent : class
{
    private const int Tries = 5;
    private static readonly Operation HeadRead = new(Guid.Empty, Guid.Empty, default);
    private (TState State, long Version)? memory;
    private IGrainTimer? forgetting;

    protected GrainServices Services { get; } = services;

    protected DistrictId District { get; private set; }

    protected Guid Id { get; private set; }

    protected StreamKey Stream => new(District, kind, Id);

    protected DateOnly Today => Services.Neighbourhood.Today(District);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        (District, Id) = Addresses.Read(this.GetPrimaryKeyString()) ?? throw new InvalidOperationException("A grain was addressed by a key that is none of ours.");
        await Services.Neighbourhood.Know(District);
    }

    /// <summary>Whether what is asked here is of coaching, and waits while the district is suspended.</summary>
    protected virtual bool WaitsForDistrict => false;

    /// <summary>Told of what was loaded before anything is answered from it.</summary>
    protected virtual Task Loaded(TState state) => Task.CompletedTask;

    /// <summary>Makes the next look load anew.</summary>
    protected void Doubt() => memory = null;

    /// <summary>What is remembered, or else the journal's; permits nothing by itself.</summary>
    protected async Task<TState> Recall() => (memory ??= await Load()).State;

    /// <summary>
    /// Decides and appends under one operation; a refusal too is given only after its (empty) append confirmed every head it was decided on.
    /// </summary>
    /// <param name="learn">Facts about others; true asks for fresh ones, after remembered ones were refused by their guards.</param>
    /// <param name="view">Of the state right after the operation, also when the operation is asked again much later.</param>
    protected async Task<Answer<TView>> Settle<TFacts, TView>(
        Asking asking, Func<bool, Task<Known<TFacts>>> learn, Func<TState, TFacts, Decision<TEvent>> decide, Func<TState, TFacts, TView> view,
        Func<TFacts, IReadOnlyList<SealedItem>>? contents = null)
        where TView : class
    {
        var operation = new Operation(asking.Operation, asking.By, await Digest(asking));
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var known = await learn(attempt > 0);
            var closed = await (asking.Stops ? Gone(attempt > 0) : Closed(attempt > 0));
            var (state, version) = memory ?? await Load();
            var (events, refusal) = closed.Facts is { } no ? no : decide(state, known.Facts);
            var after = events.Aggregate(state, evolve);
            memory = null;    // whatever comes now, the grain knows only what the journal has confirmed
            var change = new Change(
                Stream, version, operation, [.. events.Select(Catalogue.Write)], known.With(closed),
                events.IsEmpty ? [] : [.. rows(state, after, events)], events.IsEmpty ? [] : contents?.Invoke(known.Facts) ?? []);
            var outcome = await Services.Journal.Append(change with { Accepted = refusal is null });
            switch (outcome)
            {
                case Outcome.Appended:
                    memory = (after, version + events.Length);
                    ForgetIfEmpty();
                    return refusal is null ? new(view(after, known.Facts), null) : Refuse<TView>(refusal);
                case Outcome.Repeated:
                    return new(view((await Load(await Services.Journal.VersionAfter(Stream, asking.Operation) ?? long.MaxValue)).State, known.Facts), null);
                case Outcome.Reused:
                    return Refuse<TView>(Refusal.OperationReused);
            }
        }

        return Refuse<TView>(Refusal.TryAgain);
    }

    /// <summary>What is so no earlier than the question: what she did a moment ago at another silo is in it.</summary>
    protected async Task<(TState State, TFacts Facts)> Look<TFacts>(Func<bool, Task<Known<TFacts>>> learn)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var known = await learn(attempt > 0);
            var (state, version) = memory ?? await Load();
            memory = null;
            if (await Stands(version, known.Guards))
            {
                memory = (state, version);
                ForgetIfEmpty();
                return (state, known.Facts);
            }
        }

        // in a storm of changes: each is as of after the question, though not of one moment
        return ((await Load()).State, (await learn(true)).Facts);
    }

    protected async Task<TState> Look() => (await Look(Known.Nothing)).State;

    /// <summary>Answers a question that depends on consent: only after a read of all heads that started after the question arrived.</summary>
    /// <param name="hers">Whether it is her own, and so answered in a suspended district too; null: never.</param>
    protected async Task<Answer<TView>> Ask<TFacts, TView>(
        Func<bool, Task<Known<TFacts>>> learn, Func<TState, TFacts, IReadOnlyList<Guard>, Task<Given<TView>>> answer, Func<TFacts, bool>? hers = null)
        where TView : class
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var known = await learn(attempt > 0);
            var closed = await Closed(attempt > 0);
            var (state, version) = memory ?? await Load();
            memory = null;
            var guards = known.With(closed);
            var given = closed.Facts is { } no && hers?.Invoke(known.Facts) != true ? Given<TView>.Unconfirmed(Refuse<TView>(no)) : await answer(state, known.Facts, [new(Stream, version), .. guards]);
            if (given.State == GivenState.Confirmed || (given.State == GivenState.Unconfirmed && await Stands(version, guards)))
            {
                memory = (state, version);
                ForgetIfEmpty();
                return given.Answer;
            }
        }

        return Refuse<TView>(Refusal.TryAgain);
    }

    /// <summary>Whether she leads the district, asked anew: before a key is made for what she asks.</summary>
    protected async Task<bool> Leads(Guid person) => (await Services.Neighbourhood.Person(District, new(person), fresh: true)).Facts?.Is(Role.DistrictLead, Today) ?? false;

    /// <summary>What lies under keys of its own; empty where one of them was destroyed.</summary>
    protected async Task<IReadOnlyList<(ContentRef Reference, SealedItem Item)>> Sealed(params ClearItem[] items)
    {
        try
        {
            return await Services.Content.Seal(District, items);
        }
        catch (ErasedException)
        {
            return [];
        }
    }

    protected static Answer<TView> Refuse<TView>(Refusal why)
        where TView : class => new(null, new(why.Code, why.Missing));

    protected async Task<IReadOnlyList<Past>> History() => await Services.Journal.Read(Stream);

    private async Task<Known<Refusal?>> Closed(bool fresh) => WaitsForDistrict ? await Services.Neighbourhood.Closed(District, fresh) : Known.Of<Refusal?>(null);

    /// <summary>A stop waits for nothing but for where the district lives now: elsewhere nobody would know of it.</summary>
    private async Task<Known<Refusal?>> Gone(bool fresh) => WaitsForDistrict ? await Services.Neighbourhood.Gone(District, fresh) : Known.Of<Refusal?>(null);

    private async Task<bool> Stands(long version, IReadOnlyList<Guard> guards) =>
        (await Services.Journal.Append(new(Stream, version, HeadRead, [], guards, [], []))) == Outcome.Appended;

    private async Task<(TState State, long Version)> Load(long until = long.MaxValue)
    {
        var loaded = await Services.Snapshots.Load(Stream, empty, evolve, until);
        await Loaded(loaded.State);
        return loaded;
    }

    /// <summary>Keyed, since an answer can be guessed and a plain hash of it would tell.</summary>
    private async Task<Digest> Digest(Asking asking) =>
        (await Services.Content.Blind(District, "operation", [$"{asking.UseCase}\n{asking.By:N}\n{asking.Request}"], CancellationToken.None))[0];

    /// <summary>
    /// An id that nothing is known of soon leaves no grain behind. Not at once: what waits for a grain that goes is passed on twice at most and then fails,
    /// and that would tell a teacher with a stream from one without.
    /// </summary>
    private void ForgetIfEmpty()
    {
        if (memory is { Version: 0 } && forgetting is null)
        {
            forgetting = this.RegisterGrainTimer(_ => Leave(), new GrainTimerCreationOptions(TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan));
        }
    }

    private Task Leave()
    {
        forgetting?.Dispose();
        forgetting = null;
        if (memory is null or { Version: 0 })
        {
            DeactivateOnIdle();
        }

        return Task.CompletedTask;
    }
}
