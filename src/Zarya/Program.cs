using System.CommandLine;
using Zarya.Verbs;

return await RootVerb.Create().Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
