using Zarya.Benchmarks;
using Zarya.Benchmarks.Decode;
using Zarya.Benchmarks.Leaks;
using Zarya.Benchmarks.Live;
using Zarya.Benchmarks.Packets;
using Zarya.Benchmarks.Processing;
using Zarya.Benchmarks.Record;

if (args is [StartBench.OpenWord, var files])
{
    StartBench.Open(files);
    return 0;
}
if (RecordCommands.TryRun(args)) return 0;
if (SimulatorBenchmark.TryRun(args)) return 0;
if (WatchBenchmark.TryRun(args)) return 0;
if (LiveBench.TryRun(args)) return 0;
if (ServeBench.TryRun(args)) return 0;
string what = args.Length > 0 ? args[0] : "all";
if (what is not ("all" or "jpss" or "realtime" or "ctim" or "packets" or "command" or ProcessorBench.Word))
{
    Console.Error.WriteLine("Usage: dotnet run --project bench/Zarya.Benchmarks -c Release [-- all|jpss|realtime|ctim|packets|command|processor]    (pin it: taskset -c 0)");
    Console.Error.WriteLine($"       the record: {RecordCommands.Words} [folder] [--rounds N] [--packets N]    (files below the current directory unless said; deleted at the end)");
    Console.Error.WriteLine($"       the station simulator: {SimulatorBenchmark.Word} [rounds]");
    Console.Error.WriteLine($"       a running mission: {LiveBench.Word} [folder] [--rate packets/s] [--seconds S] [--clients N] [--parameters P]");
    Console.Error.WriteLine($"       the program as people start it: {ServeBench.StartWord} [program] [--times N], {ServeBench.SoakWord} [program] [--speed X] [--hours H]    (program: zarya of dotnet publish; without it that of the build)");
    Console.Error.WriteLine($"       the leak watch: {WatchBenchmark.Word} [rounds]");
    return 1;
}
if (what is "all" or "packets") SplitterBench.PrintPacketsPerSecond(File.ReadAllBytes(Repository.Shared("packets/jpss/J01_G011_LZ_2021-04-09T00-00-00Z_V01.DAT1")), 200_000_000, Console.Out);
if (what is "all" or "jpss") JpssBench.Run();
if (what is "all" or "realtime") RealtimeBench.Run();
if (what is "all" or "ctim") CtimBench.Run();
if (what is "all" or "command") CommandBench.Run();
if (what is "all" or ProcessorBench.Word) ProcessorBench.Run();
return 0;
