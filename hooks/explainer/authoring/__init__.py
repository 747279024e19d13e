"""What a contributor writes with: records and claims begun, ids changed, everything else left as it was."""
