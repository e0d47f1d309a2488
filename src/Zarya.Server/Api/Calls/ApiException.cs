namespace Zarya.Server.Api.Calls;

/// <summary>A call that cannot be answered: what is sent as <c>ExceptionMessage</c>. Thrown by handlers only.</summary>
internal sealed class ApiException(int code, string type, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Code { get; } = code;

    /// <summary>The short name that clients know it by.</summary>
    public string Type { get; } = type;

    public static ApiException BadRequest(string message) => new(400, "BadRequestException", message);

    public static ApiException Forbidden(string message) => new(403, "ForbiddenException", message);

    public static ApiException NotFound(string message) => new(404, "NotFoundException", message);

    public static ApiException Conflict(string message) => new(409, "ConflictException", message);

    public static ApiException TooLarge(string message) => new(413, "PayloadTooLargeException", message);

    public static ApiException Unavailable(string message) => new(503, "ServiceUnavailableException", message);
}
