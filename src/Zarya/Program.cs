using System.CommandLine;
using System.CommandLine.Invocation;
using Zarya.Torture;
using Zarya.Verbs;

// The killed process starts hundreds of times: nothing that it does not need.
if (args is [TortureChild.Verb, ..]) return TortureChild.Run(args[1..]);
ParseResult parse = RootVerb.Create().Parse(args);
// A wrong option is told on standard error and nowhere else: standard output may be a file of values.
if (parse.Action is ParseErrorAction error) error.ShowHelp = false;
return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
