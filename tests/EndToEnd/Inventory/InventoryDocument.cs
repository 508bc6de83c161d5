using System.Collections.Immutable;
using System.Text;
using DistrictCoaching.Domain;

namespace DistrictCoaching.EndToEnd.Inventory;

/// <summary>The page for data-processing agreements, made of the lines and of what the code has.</summary>
internal static class InventoryDocument
{
    private const string Head =
        """
        # Data inventory and retention

        For data-processing agreements (for example New York Education Law 2-d, FERPA). A test writes this page from the code: no table, column or event is stored that has no line here.

        ## In short

        | of whom | what | where | protected | until |
        |---|---|---|---|---|
        | staff of a district: teachers, coaches, leaders, leads | names, logins, e-mail, roster ids | `contents`, and keyed digests in lists | sealed with a key of each person | the district is deleted |
        | staff | roles, schools, subjects, absences, by id | events and lists | row-level security by district | the district is deleted; then ids that nothing resolves |
        | teachers | consents, activities: ids, kinds, days | events of her own stream | row-level security; no text | as above |
        | teachers | notes, answers | `contents` | sealed with the key of her texts | she erases them (`eraseContent`), or the district is deleted |
        | coaches | statement, experience | `contents`, events | sealed with her key; experience by numbers | the district is deleted |
        | staff | passwords, passkeys, codes, authenticator apps, sign-ins of 90 days | identity's database | hashed, or sealed with identity's master key | she changes them, or the district is deleted |
        | who read what about a person | ids and times | events `access.read/1` | row-level security | as events |
        | students | nothing: while a roster file is read they are counted by school, and their rows are passed over | nowhere | the file is read from a place without a name | at once |

        What "until" takes: a person's key is overwritten in the key store, and with it nothing that it sealed can be opened, in no backup of the journal either. It is over when the last backup of the key store expires: keep those 30 days at most.
        A district is deleted with a certificate ([districts.md](districts.md)). Nothing is deleted by age but what says so below.
        Row-level security is PostgreSQL's: an embedded service has no roles, and its files are its own account's alone.


        """;

    private const string Files =
        """

        ## Files

        | file | what it holds of whom | protected | until |
        |---|---|---|---|
        | `journal.db`, `keys.db`, `identity.db` (embedded) | the tables above | readable by the service's account alone | as the tables |
        | `master.key`, `identity.key`, `operator.secret` | nobody: keys | readable by the service's account alone; a copy elsewhere | as long as the service |
        | signed checkpoints | ids of streams, versions and hashes; a teacher's stream bears her id | apart from the database; signed with a key of the district | as long as the service; after a deletion nothing resolves the ids |
        | ledger of endings | the events that end something, as they are stored, and the ids of people for whom something may have ended: ids, kinds, days and digests | apart from the database, beside the checkpoints; readable by the service's account alone and not sealed: who reads it sees under which id something ended | `Endings:KeptDays` (35 days); after a deletion nothing resolves the ids |
        | a roster package while it is read | everybody of the file | a file without a name, for the service's account alone | until it is closed |
        | an archive of a moving district | everybody of the district | sealed with the transport key | whoever exported it removes it ([districts.md](districts.md)) |
        | certificates of deletion, releases | nobody | signed | whoever asked for them |
        | logs, metrics, traces | nobody: no names, logins, texts or tokens; a test reads them | | as you keep them |
        | backups | what they were made of | as you protect them; keys apart from the journal | journal as you wish, keys 30 days at most |

        """;

    public static string Write()
    {
        var text = new StringBuilder(Head);
        Tables(text, "Journal, keys, membership", InventoryOfJournal.All);
        Tables(text, "Lists", InventoryOfLists.All);
        Tables(text, "Identity", InventoryOfIdentity.All);
        text.Append("## Events\n\nWho caused one, and when, stands beside each (`actor`, `time`). A teacher's, coach's and reader's stream bears her id.\n\n| event | of whom | ids of persons | keyed digests | sealed texts, and whose key | other members |\n|---|---|---|---|---|---|\n");
        text.Append("| `access.read/1` | the person in whose stream it is, and who read | (actor) | | | item |\n");
        foreach (var line in InventoryOfEvents.All.OrderBy(line => line.Type, StringComparer.Ordinal))
        {
            var members = StoredThings.Events[line.Type];
            string Named(Func<Type, bool> which) => string.Join(", ", members.Where(member => which(member.Type)).Select(member => char.ToLowerInvariant(member.Name[0]) + member.Name[1..]));
            var texts = Named(HasText);
            text.Append($"| `{line.Type}` | {line.Whose} | {Named(HasPerson)} | {Named(HasDigest)} | {(texts.Length > 0 ? $"{texts}: {line.Key}" : "")} | {Named(type => !HasPerson(type) && !HasDigest(type) && !HasText(type))} |\n");
        }

        return text.Append(Files).ToString();
    }

    /// <summary>Whether a text is named in a value of this type.</summary>
    public static bool HasText(Type type) => Holds(type, typeof(ContentRef));

    public static bool HasPerson(Type type) => Holds(type, typeof(PersonId));

    private static bool HasDigest(Type type) => !HasText(type) && Holds(type, typeof(Digest));

    private static bool Holds(Type type, Type wanted) =>
        type == wanted
        || (Nullable.GetUnderlyingType(type) is { } value && Holds(value, wanted))
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) && Holds(type.GetGenericArguments()[0], wanted))
        || (type.Assembly == wanted.Assembly && !type.IsEnum && type.GetConstructors().SelectMany(made => made.GetParameters()).Any(member => member.ParameterType != type && Holds(member.ParameterType, wanted)));

    private static void Tables(StringBuilder text, string title, IEnumerable<InventoryLine> lines)
    {
        text.Append($"## {title}\n\n| table | of whom, and what | columns about a person | other columns | protected | kept until |\n|---|---|---|---|---|---|\n");
        foreach (var line in lines)
        {
            text.Append($"| `{line.Table}` | {line.Whose} | {line.Personal} | {line.Rest} | {line.Protection} | {line.Until} |\n");
        }

        text.Append('\n');
    }
}
