using DistrictCoaching.Contracts;
using DistrictCoaching.Domain;
using DistrictCoaching.Storage;

namespace DistrictCoaching.Gateway;

/// <summary>Puts a proposal before its teacher: names in place of ids, the whole of what it would come to.</summary>
public sealed class ProposalReading(Grains grains, RosterDirectory rosters, DistrictDays days, Sealed closed)
{
    /// <summary>Null where nothing of that kind could come of it: its consent, partner or notice is not there, or she is sealed.</summary>
    public async Task<ProposedConsent?> Read(Caller teacher, Proposed proposed, CancellationToken cancel = default)
    {
        if (await closed.Until(teacher, cancel) is not null)
        {
            return null;
        }

        if (proposed is Proposed.Grant { Asked: var grant })
        {
            var uses = Domain.Preset.Find(grant.Preset)?.Uses;
            var asked = grant.Days ?? await Proposing(teacher, grant.Preset, cancel);
            return await Shown(teacher, ConsentAct.Grant, grant.Partner, grant.As, grant.Scope, asked.From, asked.Until, uses, grant.Notice, cancel);
        }

        var consents = (await grains.Self(teacher).Own()).Consents;
        return proposed switch
        {
            Proposed.Widen { Asked: var widen } when Find(widen.Consent) is { } of =>
                await Shown(teacher, ConsentAct.Widen, of.Partner, of.As, widen.Scope, null, widen.Until ?? of.Until, null, widen.Notice, cancel),
            Proposed.Renew { Asked: var renew } when Find(renew.Consent) is { } of =>
                await Shown(teacher, ConsentAct.Renew, of.Partner, of.As, of.Scope, null, renew.Until, of.UsesLeft, renew.Notice, cancel),
            Proposed.Resume { Asked: var resume } when Find(resume.Consent) is { } of =>
                await Shown(teacher, ConsentAct.Resume, of.Partner, of.As, of.Scope, null, of.Until, of.UsesLeft, of.Notice, cancel),
            _ => null,
        };

        ConsentView? Find(Guid consent) => consents.FirstOrDefault(mine => mine.Id == consent);
    }

    private async Task<DaysView> Proposing(Caller teacher, PresetKind preset, CancellationToken cancel)
    {
        var today = await days.Today(teacher);
        var proposes = Domain.Preset.Find(preset)!.From(today, await rosters.Calendar(teacher.District, today, cancel));
        return new(proposes.From, proposes.Until);
    }

    private async Task<ProposedConsent?> Shown(
        Caller teacher, ConsentAct act, Guid partner, PartnerKind kind, ScopeView scope, DateOnly? from, DateOnly until, int? uses, Guid notice, CancellationToken cancel)
    {
        var names = await rosters.Names(teacher.District, [new(partner)], cancel: cancel);
        var text = (await grains.District(teacher).Get())?.Notices.FirstOrDefault(published => published.Id == notice);
        return text is not null && names.TryGetValue(new(partner), out var name)
            ? new(act, name.Name, kind, Proposed.ScopeOf(scope), from, until, uses, text.Language, text.Text)
            : null;
    }
}
