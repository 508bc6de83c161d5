using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CsCheck;
using DistrictCoaching.Domain;

namespace DistrictCoaching.Storage.Tests;

/// <summary>What a snapshot gives back is what was folded, whatever happened.</summary>
public sealed class StateJsonTests
{
    [Fact]
    public void A_teacher_is_given_back_whole() => Whole(Histories.OfTeachers, new Teacher(), Teacher.Evolve, StateJson.Default.Teacher);

    [Fact]
    public void A_roster_is_given_back_whole() => Whole(Histories.OfRosters, Roster.Empty, Roster.Evolve, StateJson.Default.Roster);

    [Fact]
    public void A_coach_is_given_back_whole() => Whole(Histories.OfCoaches, new Coach(), Coach.Evolve, StateJson.Default.Coach);

    [Fact]
    public void A_district_is_given_back_whole() => Whole(Histories.OfDistricts, new District(), District.Evolve, StateJson.Default.District);

    [Fact]
    public void A_school_is_given_back_whole() => Whole(Histories.OfSchools, new School(), School.Evolve, StateJson.Default.School);

    [Fact]
    public void A_feed_is_given_back_whole() => Whole(Histories.OfFeeds, new Changes(), Changes.Evolve, StateJson.Default.Changes);

    [Fact]
    public void Webhooks_are_given_back_whole() => Whole(Histories.OfWebhooks, new Webhooks(), Webhooks.Evolve, StateJson.Default.Webhooks);

    [Fact]
    public void The_register_is_given_back_whole() => Whole(Histories.OfRegisters, new Register(), Register.Evolve, StateJson.Default.Register);

    private static void Whole<TState, TEvent>(Gen<TEvent[]> histories, TState empty, Func<TState, TEvent, TState> evolve, JsonTypeInfo<TState> json) =>
        histories.Sample(
            history =>
            {
                var state = history.Aggregate(empty, evolve);
                Assert.Equal(Picture.Of(state), Picture.Of(JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(state, json), json)));
            },
            iter: 300);
}
