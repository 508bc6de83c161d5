using System.CommandLine;
using DistrictCoaching.Host;

var root = new RootCommand("District Coaching: consensual instructional coaching for many districts on one service.");
Up.AddTo(root);
Token.AddTo(root);
JournalVerify.AddTo(root);
DistrictVerbs.AddTo(root);
RestoreReopen.AddTo(root);
KeysRotate.AddTo(root);
Documents.AddTo(root);
AskHealth.AddTo(root);
RosterImportVerb.AddTo(root);

// signals are the host's own: it drains
return await root.Parse(args).InvokeAsync(new() { ProcessTerminationTimeout = null });
