"""The ward newsletter from first draft to letterbox (F2): periods, drafting, editing, facts, approving, publishing."""
