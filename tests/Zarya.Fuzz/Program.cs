using System.CommandLine;
using System.Runtime.CompilerServices;
using Zarya.Fuzz;
using Zarya.Fuzz.Serving;

var ci = new Option<bool>("--ci") { Description = "The size that fits into CI: two minutes or so." };
var seed = new Option<int>("--seed") { Description = "First seed. A failure prints the seed that shows it again.", DefaultValueFactory = _ => 1 };
var definitions = new Option<int>("--definitions") { Description = "Random definitions, 40 packets each, against the oracle.", DefaultValueFactory = _ => 20_000 };
var packets = new Option<long>("--packets") { Description = "Random and mutated packets through each mission database of the corpus.", DefaultValueFactory = _ => 10_000_000 };
var documents = new Option<int>("--documents") { Description = "Mutated XTCE documents.", DefaultValueFactory = _ => 100_000 };
var leaks = new Option<int>("--leaks") { Description = "Mutated station, telemetry and operations files through the leak watch.", DefaultValueFactory = _ => 20_000 };
var serving = new Option<int>("--serving") { Description = "Malformed packets a link, requests and WebSocket messages each, against a running server.", DefaultValueFactory = _ => 50_000 };
var only = new Option<bool>("--only-serving") { Description = "Nothing but those." };
var root = new RootCommand("Fuzz campaigns over what Zarya reads. Packets and definitions: compiled plan, interpreted plan and the obvious decoder have to agree. Files of the leak watch: the fast and the obvious reader. A running server: links, requests, WebSocket. Nothing may throw or hang.") { ci, seed, definitions, packets, documents, leaks, serving, only };
root.SetAction(async parse =>
{
    bool isCi = parse.GetValue(ci);
    int first = parse.GetValue(seed);
    IReadOnlyList<string> corpus = Corpus();
    int served = isCi ? 2000 : parse.GetValue(serving);
    IReadOnlyList<FuzzResult> server = await ServingCampaign.RunAsync(first, served, served, served, Repository());
    FuzzResult[] results = parse.GetValue(only) ? [.. server] :
    [
        .. server,
        DefinitionsCampaign.Run(first, isCi ? 1500 : parse.GetValue(definitions), 40)
            .MustHaveSeen("decoded to the end", "TooShort", "NoContainer", "BadString", "BadSize", "BadCount", "BadLocation", "MissingValue", "UnknownParameter", "ambiguous"),
        CorpusCampaign.Run(first, isCi ? 5_000 : parse.GetValue(packets), corpus).MustHaveSeen("decoded to the end", "TooShort"),
        DocumentCampaign.Run(first, isCi ? 3000 : parse.GetValue(documents), corpus).MustHaveSeen("errors reported", "no error", "packet decoded", "packet in error"),
        LeakCampaign.Run(first, isCi ? 1000 : parse.GetValue(leaks)).MustHaveSeen("no plan", "plan with warnings", "measurement", "operation", "tick", "problem", "rows reordered or let go", "line"),
    ];
    foreach (FuzzResult result in results) Console.WriteLine(result);
    Console.WriteLine($"{results.Sum(r => r.Inputs - r.Failures)} passed, {results.Sum(r => r.Failures)} failed");
    return results.Any(r => r.Failures > 0) ? 1 : 0;
});
return await root.Parse(args).InvokeAsync();

// The corpus beside the repository, and always the repository's own vectors.
static IReadOnlyList<string> Corpus()
{
    string repository = Repository();
    string[] folders = [Path.Combine(repository, "tests", "vectors", "xtce"), Path.Combine(repository, "..", "shared", "data", "packets"), Path.Combine(repository, "..", "shared", "data", "xtce")];
    return [.. folders.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFiles(f, "*.xml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal)];
}

static string Repository([CallerFilePath] string here = "")
{
    DirectoryInfo? repository = new FileInfo(here).Directory;
    while (repository is not null && !File.Exists(Path.Combine(repository.FullName, "Zarya.slnx"))) repository = repository.Parent;
    return repository!.FullName;
}
