using System.CommandLine;
using System.CommandLine.Invocation;
using Zarya.Verbs;

ParseResult parse = RootVerb.Create().Parse(args);
// A wrong option is told on standard error and nowhere else: standard output may be a file of values.
if (parse.Action is ParseErrorAction error) error.ShowHelp = false;
return await parse.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
