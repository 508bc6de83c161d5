using GraphQL.Types;
using GraphQLParser.AST;

namespace DistrictCoaching.Gateway;

/// <summary>What is asked of the objects in one place; planned for each of their types when the first of it comes.</summary>
internal sealed class SelectionPlan(Planner planner, IReadOnlyList<GraphQLSelectionSet> selected)
{
    private volatile ObjectPlan[] known = [];

    public ObjectPlan Of(IObjectGraphType type)
    {
        foreach (var plan in known)
        {
            if (plan.Type == type)
            {
                return plan;
            }
        }

        var made = planner.Plan(selected, type);
        known = [.. known, made];    // of two at once one is forgotten and made again
        return made;
    }
}
